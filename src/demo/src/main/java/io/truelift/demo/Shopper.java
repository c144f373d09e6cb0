package io.truelift.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody in the world, as only the world knows them: the shop sees the identifiers one at a time.
 *
 * @param number place in the world, from 0
 * @param kind how the shop knows them
 * @param givenName first name
 * @param familyName surname
 * @param email address; empty for strangers
 * @param login name of the account; members only
 * @param orderAccount number under which members order
 * @param loyaltyCard number of the card that some members have
 * @param country where they live
 * @param joinedAt when the shop first heard of them
 * @param devices what they browse with, the favourite first
 * @param visitsPerDay how often they come by themselves, on average
 * @param eagerness how readily they buy; 1 is average
 * @param generosity how dear the things are that they choose; 1 is average
 * @param contentment how satisfied they are, on the scale of 1 to 5
 */
record Shopper(
        int number,
        Kind kind,
        String givenName,
        String familyName,
        Optional<String> email,
        Optional<String> login,
        Optional<String> orderAccount,
        Optional<String> loyaltyCard,
        String country,
        Instant joinedAt,
        List<Device> devices,
        double visitsPerDay,
        double eagerness,
        double generosity,
        double contentment) {

    Shopper {
        devices = List.copyOf(devices);
    }

    enum Kind {
        /** Has an account. */
        MEMBER,
        /** Left an e-mail address, and orders as a guest. */
        SUBSCRIBER,
        /** Left nothing but cookies. */
        STRANGER
    }

    /**
     * @param cookie what the browser is known by
     * @param form desktop, mobile or tablet
     */
    record Device(String cookie, String form) {}

    boolean isMember() {
        return kind == Kind.MEMBER;
    }
}

package io.truelift.measure;

import io.truelift.measure.PopulationSettings.Part;
import java.util.SplittableRandom;

/**
 * A person and what identifies them over two years.
 *
 * @param number names the person
 * @param household with whom they live
 * @param logins accounts of the site: none (guests), one, or two (signed up again)
 * @param emails addresses, one after the other
 * @param phones numbers, one after the other
 * @param cards loyalty cards, one after the other
 * @param accounts customer numbers of the order system
 * @param cookies of all browsers, renewed and cleared
 * @param devices with the app
 */
record SimulatedPerson(
        int number,
        Household household,
        int logins,
        int emails,
        int phones,
        int cards,
        int accounts,
        int cookies,
        int devices) {
    /** No person has more of one type; numbers of different people are made different by it. */
    private static final int MOST = 16;

    private static final String[] FIRST = {
        "ada", "ben", "carla", "deniz", "emil", "fatma", "grace", "hugo", "ines", "jan", "kofi", "lena", "mira", "noor",
        "olga", "paul"
    };
    private static final String[] LAST = {
        "smith", "jones", "mueller", "garcia", "rossi", "novak", "kaya", "silva", "dubois", "janssen", "olsen", "brown"
    };
    private static final String[] MAIL = {"gmail.com", "outlook.com", "yahoo.co.uk", "icloud.com", "gmx.net"};

    static SimulatedPerson of(PopulationSettings simulation, int number) {
        SplittableRandom random = simulation.random(Part.PERSON, number);
        return new SimulatedPerson(
                number,
                Household.of(simulation, number),
                oneOf(random, 0.15, 0.80),
                1 + extra(random, 0.20, 3),
                random.nextDouble() < 0.80 ? 1 + extra(random, 0.12, 2) : 0,
                oneOf(random, 0.45, 0.50),
                oneOf(random, 0.40, 0.58),
                1 + extra(random, 0.72, MOST - 1),
                oneOf(random, 0.50, 0.35));
    }

    /** None with a chance, one with another, else two. */
    private static int oneOf(SplittableRandom random, double none, double one) {
        double place = random.nextDouble();
        return place < none ? 0 : place < none + one ? 1 : 2;
    }

    /** Geometric: each further one with the same chance. */
    private static int extra(SplittableRandom random, double chance, int most) {
        int number = 0;
        while (number < most && random.nextDouble() < chance) {
            number++;
        }
        return number;
    }

    WrittenIdentifier login(int which) {
        return new WrittenIdentifier("login", "user-%07d-%d".formatted(number, which), number);
    }

    WrittenIdentifier email(int which) {
        String first = FIRST[number % FIRST.length];
        String last = LAST[(number / FIRST.length + which) % LAST.length];
        return new WrittenIdentifier(
                "email",
                "%s.%s%d@%s".formatted(first, last, number * MOST + which, MAIL[(number + which) % MAIL.length]),
                number);
    }

    WrittenIdentifier phone(int which) {
        return new WrittenIdentifier("phone", phoneNumber(number * (long) MOST + which), number);
    }

    WrittenIdentifier card(int which) {
        return new WrittenIdentifier("loyalty_card", "63%011d".formatted(number * (long) MOST + which), number);
    }

    WrittenIdentifier account(int which) {
        return new WrittenIdentifier("order_account", "A%09d".formatted(number * (long) MOST + which), number);
    }

    WrittenIdentifier cookie(int which) {
        return new WrittenIdentifier("cookie", "ck-%d-%d".formatted(number, which), number);
    }

    WrittenIdentifier device(int which) {
        return new WrittenIdentifier("device", "dev-%d-%d".formatted(number, which), number);
    }

    /** British mobile numbers from 071 to 073, scattered: the factor has no divisor in common with their count. */
    static String phoneNumber(long which) {
        return "+447%09d".formatted(100_000_000L + which * 123_456_791L % 300_000_000L);
    }

    /** What the person has of a type at a time; the last of several is the newest. */
    static int at(double time, int count) {
        return Math.min(count - 1, (int) (time * count));
    }
}

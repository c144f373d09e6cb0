package io.truelift.pipelines.consent;

import com.iabtcf.decoder.TCString;
import com.iabtcf.exceptions.TCStringDecodeException;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.pipelines.feed.Rejection;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * A string of the IAB's Transparency and Consent Framework, version 2, as a consent platform stores it. Read are the
 * purposes, consent, and legitimate interests that were told and not objected to: those of the publisher's segment where
 * it has one, for it says what the company itself may do, else those of its core. Vendors, publisher
 * restrictions and special features are not: they concern other companies.
 *
 * @param consents purposes of the framework that the person consented to
 * @param legitimateInterests purposes whose legitimate interest was told and not objected to
 * @param lastUpdated when the person last said something
 * @param language language of the platform, as a code of ISO 639
 * @param country whose law the publisher goes by, as a code of ISO 3166
 * @param evidence what a consent record keeps as proof: platform, vendor list and policy
 */
record TcfString(
        Set<Integer> consents,
        Set<Integer> legitimateInterests,
        Instant lastUpdated,
        String language,
        String country,
        String evidence) {
    private static final int VERSION = 2;
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int BITS_BEHIND_KIND = 3;
    private static final int PUBLISHER = 3;
    /** A string that lists every vendor has some thousand characters. */
    private static final int LONGEST = 20_000;

    /**
     * @param column the field that it stands in, for the reason
     * @throws Rejection where it cannot be read
     */
    static TcfString decode(String text, String column) {
        if (text.length() > LONGEST) {
            throw new Rejection(
                    "tcf",
                    column,
                    text.substring(0, LONGEST),
                    "Cannot read %s: a consent string has at most %,d characters, this one %,d."
                            .formatted(column, LONGEST, text.length()));
        }
        try {
            TCString string = TCString.decode(text.strip());
            if (string.getVersion() != VERSION) {
                throw rejection(
                        text,
                        column,
                        "its version is %d, and only version 2 is in force".formatted(string.getVersion()));
            }
            boolean isToPublisher = hasPublisherSegment(text.strip());
            return new TcfString(
                    (isToPublisher ? string.getPubPurposesConsent() : string.getPurposesConsent()).toSet(),
                    (isToPublisher ? string.getPubPurposesLITransparency() : string.getPurposesLITransparency())
                            .toSet(),
                    string.getLastUpdated(),
                    string.getConsentLanguage().toLowerCase(Locale.ROOT),
                    string.getPublisherCC(),
                    "TCF 2, platform %d version %d, vendor list %d, policy %d"
                            .formatted(
                                    string.getCmpId(),
                                    string.getCmpVersion(),
                                    string.getVendorListVersion(),
                                    string.getTcfPolicyVersion()));
        } catch (TCStringDecodeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw rejection(text, column, "it is no consent string of the IAB's framework, or is cut off");
        }
    }

    /** A segment behind the core says with its first three bits of which kind it is. */
    private static boolean hasPublisherSegment(String text) {
        String[] segments = text.split("\\.");
        for (int i = 1; i < segments.length; i++) {
            if (!segments[i].isEmpty() && BASE64.indexOf(segments[i].charAt(0)) >> BITS_BEHIND_KIND == PUBLISHER) {
                return true;
            }
        }
        return false;
    }

    /** Whether it grants a purpose of ours: everything that the purpose needs of the framework, or no. */
    boolean grants(Purpose.Signals signals) {
        return consents.containsAll(signals.tcfConsent())
                && signals.tcfLegitimateInterest().stream()
                        .allMatch(purpose -> consents.contains(purpose) || legitimateInterests.contains(purpose));
    }

    private static Rejection rejection(String text, String column, String why) {
        return new Rejection(
                "tcf", column, text, "Cannot read %s in %s: %s.".formatted(Rejection.shown(text), column, why));
    }
}

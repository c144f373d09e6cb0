package io.truelift.demo;

import io.truelift.demo.Randomness.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/** What the customer system says of members. A few have two records, one of them under an older address. */
final class CustomerRecords {
    private static final WeightedChoice<String> GENDERS = WeightedChoice.of(List.of(
            Map.entry("female", 0.54), Map.entry("male", 0.41), Map.entry("diverse", 0.01), Map.entry("", 0.04)));
    private static final WeightedChoice<String> AREAS =
            WeightedChoice.of(List.of(Map.entry("Town", 0.46), Map.entry("Suburb", 0.36), Map.entry("Country", 0.18)));
    private static final WeightedChoice<String> CHANNELS = WeightedChoice.of(List.of(
            Map.entry("search", 0.33),
            Map.entry("social", 0.18),
            Map.entry("direct", 0.17),
            Map.entry("referral", 0.14),
            Map.entry("store", 0.18)));
    private static final WeightedChoice<String> CONTACT_BY = WeightedChoice.of(
            List.of(Map.entry("email", 0.58), Map.entry("post", 0.12), Map.entry("sms", 0.10), Map.entry("", 0.20)));
    private static final WeightedChoice<String> INCOME_BANDS = WeightedChoice.of(
            List.of(Map.entry("low", 0.15), Map.entry("middle", 0.32), Map.entry("high", 0.13), Map.entry("", 0.40)));

    private final DemoSize size;
    private final FeedWriter writer;

    CustomerRecords(DemoSize size, FeedWriter writer) {
        this.size = size;
        this.writer = writer;
    }

    void write(Shopper person) {
        if (!person.isMember()) {
            return;
        }
        UniformRandomProvider random = Randomness.stream(size.seed(), Part.PERSON, -1L - person.number());
        LocalDate since = LocalDate.ofInstant(person.joinedAt(), ZoneOffset.UTC);
        double spend = person.joinedAt().isBefore(size.startsAt())
                ? 365
                        * person.visitsPerDay()
                        * 0.16
                        * person.eagerness()
                        * 52
                        * person.generosity()
                        * Math.exp(0.3 * (random.nextDouble() - 0.5))
                : 0;
        String spent =
                BigDecimal.valueOf(spend).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
        Object[] values = {
            person.email().orElseThrow(),
            person.login().orElseThrow(),
            person.loyaltyCard().orElse(""),
            person.orderAccount().orElseThrow(),
            person.givenName(),
            person.familyName(),
            GENDERS.draw(random),
            Randomness.happens(random, 0.12) ? "" : Integer.toString(1940 + random.nextInt(34) + random.nextInt(35)),
            person.country(),
            AREAS.draw(random),
            CHANNELS.draw(random),
            tier(spend),
            CONTACT_BY.draw(random),
            INCOME_BANDS.draw(random),
            since.isAfter(size.end().minusYears(1)) ? "yes" : "no",
            spent,
            since.toString(),
        };
        writer.write(DemoFeedFile.CRM_CUSTOMER, values);
        if (Randomness.happens(random, 0.03)) {
            values[0] = "old." + person.email().orElseThrow().toUpperCase(Locale.ROOT);
            values[1] = "";
            writer.write(DemoFeedFile.CRM_CUSTOMER, values);
        }
    }

    private static String tier(double spend) {
        return spend >= 600 ? "gold" : spend >= 150 ? "silver" : "basic";
    }
}

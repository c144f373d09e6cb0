package io.truelift.demo;

import io.truelift.demo.Consents.Record;
import io.truelift.demo.Randomness.Part;
import io.truelift.demo.Shopper.Device;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/** The newsletter: sent every four weeks to those who agreed to it then, opened by some, clicked by few. Half of those whom it reached early on get none, to learn what it causes. */
final class Emails {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final double SHARE_SENT = 0.7;
    private static final double SHARE_OPENED = 0.27;
    private static final double SHARE_CLICKED = 0.3;

    private final DemoSize size;
    private final FeedWriter writer;
    private final Exposures exposures;
    private final SimulatedExperiment holdout;

    Emails(Shop shop, FeedWriter writer) {
        this.size = shop.size();
        this.writer = writer;
        this.exposures = shop.exposures();
        this.holdout = shop.newsletter();
    }

    /**
     * A click that brings somebody to the shop.
     *
     * @param at when
     * @param device what they browse with
     * @param campaign newsletter that was clicked
     */
    record Click(Instant at, Device device, String campaign) {}

    List<Click> write(Shopper person, Record consents) {
        List<Click> clicks = new ArrayList<>();
        if (person.email().isEmpty()) {
            return clicks;
        }
        UniformRandomProvider random = Randomness.stream(size.seed(), Part.EMAIL, person.number());
        Optional<Boolean> isWrittenTo = Optional.empty();
        int campaign = 0;
        for (Instant sent = size.startsAt().plus(Duration.ofDays(10).plusHours(9));
                sent.isBefore(size.endsAt());
                sent = sent.plus(Duration.ofDays(28))) {
            campaign++;
            boolean reached = Randomness.happens(random, SHARE_SENT);
            boolean opens = Randomness.happens(random, SHARE_OPENED);
            boolean clicksToo = Randomness.happens(random, SHARE_CLICKED);
            Instant opened = sent.plusSeconds(60 + (long) Randomness.exponential(random, 3 * 3_600));
            Instant clicked = opened.plusSeconds(5 + random.nextInt(115));
            Device device = person.devices().getFirst();
            if (sent.isBefore(person.joinedAt()) || !consents.agreed("marketing_email", sent)) {
                continue;
            }
            if (isWrittenTo.isEmpty() && holdout.enrols(sent)) {
                isWrittenTo = Optional.of(exposures.isWrittenTo(holdout, person, sent));
            }
            if (!reached || !isWrittenTo.orElse(true)) {
                continue;
            }
            String name = "newsletter-%02d".formatted(campaign);
            line(person, "", "email_sent", sent.plusSeconds(person.number() % 600), name);
            if (opens && opened.isBefore(size.endsAt())) {
                line(person, "", "email_open", opened, name);
            }
            if (opens && clicksToo && clicked.plus(Duration.ofHours(1)).isBefore(size.endsAt())) {
                line(person, device.cookie(), "email_click", clicked, name);
                clicks.add(new Click(clicked.plusSeconds(2), device, name));
            }
        }
        return clicks;
    }

    /** The mail system writes London's time with its offset, and every third address in capitals. */
    private void line(Shopper person, String cookie, String type, Instant at, String campaign) {
        String email = person.email().orElseThrow();
        writer.write(
                DemoFeedFile.EMAIL_EVENT,
                "%s-%d-%s".formatted(campaign, person.number(), type.substring("email_".length())),
                OffsetDateTime.ofInstant(at, LONDON).toString(),
                person.number() % 3 == 0 ? email.toUpperCase(Locale.ROOT) : email,
                cookie,
                type,
                campaign);
    }
}

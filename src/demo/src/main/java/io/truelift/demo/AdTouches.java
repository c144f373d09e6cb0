package io.truelift.demo;

import io.truelift.demo.Randomness.Part;
import io.truelift.demo.Shopper.Device;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;

/** What brings people to the shop, as its advertising accounts bill it: in UTC, costs in pounds. */
final class AdTouches {
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final WeightedChoice<Channel> WAYS = WeightedChoice.of(List.of(
            Map.entry(Channel.DIRECT, 0.26),
            Map.entry(Channel.UNTRACKED, 0.20),
            Map.entry(Channel.SEARCH, 0.25),
            Map.entry(Channel.SOCIAL, 0.13),
            Map.entry(Channel.DISPLAY, 0.09),
            Map.entry(Channel.AFFILIATE, 0.07)));
    /** Share of visits that an impression went before by some days. */
    private static final double SHARE_SEEN_BEFORE = 0.15;

    private final DemoSize size;
    private final FeedWriter writer;
    private final SortedMap<LocalDate, SortedMap<String, BigDecimal>> bills = new TreeMap<>();
    private long touches;

    AdTouches(DemoSize size, FeedWriter writer) {
        this.size = size;
        this.writer = writer;
    }

    /** How somebody comes to the shop, what that costs per click, and how much readier they are to buy. */
    enum Channel {
        DIRECT("", 1.1),
        UNTRACKED("", 0.9),
        SEARCH("0.4200", 1.3),
        SOCIAL("0.2300", 0.6),
        DISPLAY("0.1800", 0.45),
        AFFILIATE("0.6500", 1.2),
        EMAIL("0.0100", 1.4);

        private final String cost;
        private final double readiness;

        Channel(String cost, double readiness) {
            this.cost = cost;
            this.readiness = readiness;
        }

        double readiness() {
            return readiness;
        }

        String channel() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Channel draw(UniformRandomProvider random) {
        return WAYS.draw(random);
    }

    void write(Shopper person, Device device, Channel way, Instant at, String campaign) {
        UniformRandomProvider random = Randomness.stream(size.seed(), Part.TOUCH, ++touches);
        Instant seen = at.minus(Duration.ofMinutes(300 + random.nextInt(6_000)));
        if (Randomness.happens(random, SHARE_SEEN_BEFORE) && seen.isAfter(size.startsAt())) {
            Channel where = random.nextBoolean() ? Channel.DISPLAY : Channel.SOCIAL;
            line(
                    "",
                    device.cookie(),
                    where,
                    "impression",
                    seen,
                    "season-" + seen.toString().substring(0, 7),
                    "0.0040");
        }
        switch (way) {
            case UNTRACKED -> {}
            case DIRECT -> line("", device.cookie(), way, "visit", at, "", "");
            case EMAIL -> line(person.email().orElse(""), device.cookie(), way, "click", at, campaign, way.cost);
            case SEARCH, SOCIAL, DISPLAY, AFFILIATE ->
                line(
                        "",
                        device.cookie(),
                        way,
                        "click",
                        at,
                        "season-" + at.toString().substring(0, 7),
                        way.cost);
        }
    }

    /** What the accounts bill: the costs of each day and channel. */
    void writeBills() {
        bills.forEach((day, channels) -> channels.forEach((channel, amount) -> writer.write(
                DemoFeedFile.AD_SPEND,
                day.toString(),
                channel,
                amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString(),
                "GBP")));
    }

    private void line(String email, String cookie, Channel way, String type, Instant at, String campaign, String cost) {
        writer.write(
                DemoFeedFile.AD_TOUCH,
                "t%08d%s".formatted(touches, type.charAt(0)),
                UTC_TIME.format(at),
                cookie,
                email,
                way.channel(),
                campaign,
                type,
                cost);
        if (!cost.isEmpty()) {
            bills.computeIfAbsent(at.atZone(ZoneOffset.UTC).toLocalDate(), day -> new TreeMap<>())
                    .merge(way.channel(), new BigDecimal(cost), BigDecimal::add);
        }
    }
}

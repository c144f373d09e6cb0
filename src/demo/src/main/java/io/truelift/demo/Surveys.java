package io.truelift.demo;

import io.truelift.demo.Orders.Order;
import io.truelift.demo.Randomness.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** What people answer when they are asked: satisfaction (1 to 5) after an order, recommendation (0 to 10) once in a while. Who does not answer has a line without a score. */
final class Surveys {
    private static final double SHARE_ANSWERED = 0.3;
    private static final double SHARE_ASKED_RECOMMENDATION = 0.4;
    private static final double SHARE_ANSWERED_RECOMMENDATION = 0.14;
    private static final Duration ASKED_AFTER = Duration.ofDays(2);
    private static final NormalDistribution MOOD = NormalDistribution.of(0, 0.7);
    private static final List<String> LABELS =
            List.of("very dissatisfied", "dissatisfied", "neither", "satisfied", "very satisfied");
    private static final List<String> TOPICS = List.of("delivery", "products", "service");

    private final DemoSize size;
    private final FeedWriter writer;
    private long answers;

    Surveys(DemoSize size, FeedWriter writer) {
        this.size = size;
        this.writer = writer;
    }

    void write(Shopper person, List<Order> orders) {
        if (person.email().isEmpty()) {
            return;
        }
        UniformRandomProvider random = Randomness.stream(size.seed(), Part.SURVEY, person.number());
        for (Order order : orders) {
            Instant answered = order.at().plus(Duration.ofMinutes(2_900 + random.nextInt(5_000)));
            boolean isAnswered = Randomness.happens(random, SHARE_ANSWERED);
            if (!answered.isBefore(size.endsAt())) {
                continue;
            }
            if (isAnswered) {
                int score =
                        score(person.contentment() + MOOD.createSampler(random).sample(), 1, 5);
                line(
                        person,
                        answered,
                        "after_order",
                        "csat",
                        Integer.toString(score),
                        LABELS.get(score - 1),
                        order.soldIn(),
                        Randomness.anyOf(random, TOPICS));
            } else {
                Instant asked = order.at().plus(ASKED_AFTER);
                line(
                        person,
                        asked,
                        "after_order",
                        "csat",
                        "",
                        "",
                        order.soldIn(),
                        TOPICS.get(Math.floorMod(asked.getEpochSecond(), TOPICS.size())));
            }
        }
        double draw = random.nextDouble();
        if (person.isMember() && draw < SHARE_ASKED_RECOMMENDATION) {
            Instant from = person.joinedAt().isBefore(size.startsAt()) ? size.startsAt() : person.joinedAt();
            Instant at = from.plusSeconds(
                    random.nextLong(Duration.between(from, size.endsAt()).toSeconds()));
            int score = score((person.contentment() + MOOD.createSampler(random).sample()) * 2.5 - 2.2, 0, 10);
            String answer = draw < SHARE_ANSWERED_RECOMMENDATION ? Integer.toString(score) : "";
            line(person, at, "half_year", "nps", answer, answer, "web", "shop");
        }
    }

    private static int score(double feeling, int lowest, int highest) {
        return (int) Math.clamp(Math.round(feeling), lowest, highest);
    }

    private void line(
            Shopper person,
            Instant at,
            String survey,
            String question,
            String score,
            String label,
            String askedIn,
            String about) {
        writer.write(
                DemoFeedFile.SURVEY_ANSWER,
                "a%07d".formatted(++answers),
                at.toString(),
                person.email().orElseThrow(),
                survey,
                question,
                score,
                label,
                askedIn,
                about);
    }
}

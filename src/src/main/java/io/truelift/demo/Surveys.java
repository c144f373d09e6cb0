package io.truelift.demo;

import io.truelift.demo.Orders.Order;
import io.truelift.demo.Randomness.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** What people answer when they are asked: satisfaction (1 to 5) after an order, recommendation (0 to 10) once in a while. */
final class Surveys {
    private static final double SHARE_ANSWERED = 0.3;
    private static final double SHARE_ANSWERED_RECOMMENDATION = 0.14;
    private static final NormalDistribution MOOD = NormalDistribution.of(0, 0.7);
    private static final List<String> LABELS = List.of("very dissatisfied", "dissatisfied", "neither", "satisfied", "very satisfied");
    private static final List<String> TOPICS = List.of("delivery", "products", "service");

    private final DemoSize size;
    private final FeedWriter writer;
    private long answers;

    Surveys(DemoSize size, FeedWriter writer) {
        this.size = size;
        this.writer = writer;
    }

    void write(Person person, List<Order> orders) {
        if (person.email().isEmpty()) {
            return;
        }
        UniformRandomProvider random = Randomness.stream(size.seed(), Part.SURVEY, person.number());
        for (Order order : orders) {
            Instant answered = order.at().plus(Duration.ofMinutes(2_900 + random.nextInt(5_000)));
            if (Randomness.happens(random, SHARE_ANSWERED) && answered.isBefore(size.endsAt())) {
                int score = score(person.contentment() + MOOD.createSampler(random).sample(), 1, 5);
                line(person, answered, "after_order", "csat", score, LABELS.get(score - 1), order.soldIn(), Randomness.anyOf(random, TOPICS));
            }
        }
        if (person.isMember() && Randomness.happens(random, SHARE_ANSWERED_RECOMMENDATION)) {
            Instant from = person.joinedAt().isBefore(size.startsAt()) ? size.startsAt() : person.joinedAt();
            Instant answered = from.plusSeconds(random.nextLong(Duration.between(from, size.endsAt()).toSeconds()));
            int score = score((person.contentment() + MOOD.createSampler(random).sample()) * 2.5 - 2.2, 0, 10);
            line(person, answered, "half_year", "nps", score, Integer.toString(score), "web", "shop");
        }
    }

    private static int score(double feeling, int lowest, int highest) {
        return (int) Math.clamp(Math.round(feeling), lowest, highest);
    }

    private void line(Person person, Instant at, String survey, String question, int score, String label, String askedIn, String about) {
        writer.write(
                FeedFile.SURVEY_ANSWER,
                "a%07d".formatted(++answers),
                at.toString(),
                person.email().orElseThrow(),
                survey,
                question,
                Integer.toString(score),
                label,
                askedIn,
                about);
    }
}

package io.truelift.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * An experiment of the shop, and what its treatment truly does. Half of the people meet the treatment, drawn per person.
 *
 * @param key name in {@code sql/experiments}
 * @param treatment key of the variant that differs from {@code control}
 * @param purpose purpose that people must agree to in order to be counted
 * @param window how long an outcome may follow the exposure
 * @param enrolsFrom first moment of enrolment
 * @param enrolsUntil end of enrolment; a whole window still follows it
 */
record SimulatedExperiment(
        String key, String treatment, String purpose, Duration window, Instant enrolsFrom, Instant enrolsUntil) {
    static final String CONTROL = "control";

    /** Those who see their own welcome page come by themselves this much more often while the window lasts. */
    static final double WELCOME_MORE_VISITS = 1.08;

    /** Share of forgotten carts that are bought in the end, by themselves. */
    static final double CARTS_FINISHED = 0.30;

    /** The same with a reminder: a fifth more. As some would order anyway, conversion rises by about 15 %. */
    static final double CARTS_FINISHED_WITH_REMINDER = 0.36;

    /** Those who agreed to personalization meet a page of their own; the others see the common page whatever was drawn. */
    static SimulatedExperiment welcome(DemoSize size) {
        Duration window = Duration.ofDays(28);
        Instant until = size.endsAt().minus(window);
        return new SimulatedExperiment(
                "welcome_personalization",
                "personalized",
                "personalization",
                window,
                until.minus(Duration.ofDays(42)),
                until);
    }

    /** A day after a cart was left, half of the people are reminded of it. */
    static SimulatedExperiment cartReminder(DemoSize size) {
        Duration window = Duration.ofDays(14);
        Instant until = size.endsAt().minus(window);
        return new SimulatedExperiment(
                "cart_reminder", "reminder", "analytics", window, until.minus(Duration.ofDays(84)), until);
    }

    /** From the first newsletter that would reach them, half of the people get none. */
    static SimulatedExperiment newsletter(DemoSize size) {
        Duration window = Duration.ofDays(90);
        return new SimulatedExperiment(
                "newsletter_holdout",
                "newsletter",
                "marketing_email",
                window,
                size.startsAt(),
                size.endsAt().minus(window));
    }

    boolean enrols(Instant when) {
        return !when.isBefore(enrolsFrom) && when.isBefore(enrolsUntil);
    }
}

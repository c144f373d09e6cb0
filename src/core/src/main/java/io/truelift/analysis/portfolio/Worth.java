package io.truelift.analysis.portfolio;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.truelift.analysis.experiment.result.Course;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.definitions.experiment.Design;
import io.truelift.definitions.metric.MetricKind;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/**
 * What it is worth in a year to give everybody the treatment that stands for an experiment: the difference per customer on its first
 * metric that is money per customer, times the customers of a year. How many those are is taken from the days of the experiment: as many
 * customers as met it a day, 365 days long. Nobody is counted who did not agree to be; the interval is that of the difference, and knows
 * nothing of how the number of customers may change.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "worth")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Worth.PerYear.class, name = "perYear"),
    @JsonSubTypes.Type(value = Worth.Unknown.class, name = "unknown")
})
public sealed interface Worth {
    /** Fewer days say little of a year: who meets an experiment on its first days would have met it on any day. */
    int FEWEST_DAYS = 7;

    int DAYS_OF_A_YEAR = 365;
    int HOURS_OF_A_DAY = 24;

    /** From what the customers of a year are reckoned. */
    enum Basis {
        /** Customers who meet it for the first time, each worth the difference once. */
        ARRIVING,
        /** All customers of a holdout, each worth the difference once per window. */
        STANDING
    }

    /**
     * A figure.
     *
     * @param metric the metric in words
     * @param role why it is in the report
     * @param treatment the treatment in words
     * @param currency ISO 4217 code
     * @param perCustomer what is gained per customer in the window, with the interval of the report's answer
     * @param standardError of that difference
     * @param customers customers who met the experiment and are counted
     * @param first the first day on which one did
     * @param last the last day on which one did
     * @param window hours after the exposure in which the metric counts
     * @param basis from what the customers of a year are reckoned
     * @param customersPerYear customers of a year; of a holdout, customers times windows
     */
    record PerYear(
            String metric,
            MetricRole role,
            String treatment,
            String currency,
            Estimate perCustomer,
            double standardError,
            long customers,
            LocalDate first,
            LocalDate last,
            int window,
            Basis basis,
            double customersPerYear)
            implements Worth {

        /** The worth of a year, in the currency. */
        public Estimate value() {
            Interval interval = perCustomer.interval();
            return new Estimate(
                    perCustomer.value() * customersPerYear,
                    new Interval(
                            interval.low() * customersPerYear, interval.high() * customersPerYear, interval.level()));
        }

        /** Standard error of the worth of a year. */
        public double error() {
            return standardError * customersPerYear;
        }
    }

    /**
     * No figure.
     *
     * @param reason why, and where something can be done about it what, in sentences
     */
    record Unknown(String reason) implements Worth {}

    static Worth of(ExperimentReport report) {
        if (report.verdict().outcome() == Outcome.NOT_TRUSTED) {
            return new Unknown("The report cannot be trusted, so it says nothing of worth.");
        }
        if (!report.plan().design().isRandomised()) {
            return new Unknown(
                    "Nobody was assigned at random, so what differs between the groups is not worth anything yet.");
        }
        Optional<MetricResult> money = report.metrics().stream()
                .filter(metric -> metric.kind() == MetricKind.MEAN && isMoney(metric.unit()))
                .findFirst();
        if (money.isEmpty()) {
            return new Unknown(
                    "None of its metrics is money per customer. Name one among the secondary metrics, and the next report says what it is worth.");
        }
        Optional<LeadingTreatment> leading = LeadingTreatment.of(report);
        Optional<Lift> lift = leading.flatMap(treatment -> money.get().lifts().stream()
                .filter(one -> one.variant().equals(treatment.lift().variant()))
                .findFirst());
        if (lift.isEmpty()) {
            return new Unknown("There is no answer yet on what the treatments do.");
        }
        return switch (lift.get().answer()) {
            case Comparison.NotEnoughData(String reason) ->
                new Unknown("%s cannot be told yet. %s".formatted(money.get().title(), reason));
            case Comparison.Effect effect ->
                report.course()
                        .map(course -> of(report, course, money.get(), lift.get(), effect))
                        .orElseGet(
                                () -> new Unknown(
                                        "The report was made before reports said when customers met the experiment. Analyse it again."));
        };
    }

    private static Worth of(
            ExperimentReport report, Course course, MetricResult money, Lift lift, Comparison.Effect effect) {
        Basis basis = report.plan().design() == Design.HOLDOUT ? Basis.STANDING : Basis.ARRIVING;
        Integer window = course.windows().get(money.metric());
        if (window == null || window <= 0) {
            return new Unknown("The report does not say how long %s counts.".formatted(money.title()));
        }
        if (basis == Basis.ARRIVING && course.days() < FEWEST_DAYS) {
            return new Unknown(
                    "Customers met it on %d %s only. How many would meet it in a year cannot be told from fewer than %d days."
                            .formatted(course.days(), course.days() == 1 ? "day" : "days", FEWEST_DAYS));
        }
        double times = basis == Basis.STANDING
                ? (double) DAYS_OF_A_YEAR * HOURS_OF_A_DAY / window
                : (double) DAYS_OF_A_YEAR / course.days();
        String treatment = report.population().title(lift.variant());
        return new PerYear(
                money.title(),
                money.role(),
                treatment,
                money.unit(),
                gained(money, effect.absolute()),
                effect.standardError(),
                course.customers(),
                course.first(),
                course.last(),
                window,
                basis,
                course.customers() * times);
    }

    /** The difference as a gain: what is not spent is gained, too. */
    private static Estimate gained(MetricResult money, Estimate difference) {
        Interval interval = difference.interval();
        return money.increaseIsGood()
                ? difference
                : new Estimate(-difference.value(), new Interval(-interval.high(), -interval.low(), interval.level()));
    }

    /** Whether a unit is a currency by its ISO 4217 code. */
    private static boolean isMoney(String unit) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(unit));
    }
}

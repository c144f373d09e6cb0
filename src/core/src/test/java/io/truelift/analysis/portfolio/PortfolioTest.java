package io.truelift.analysis.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.truelift.analysis.decision.ExperimentDecision.Choice;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.portfolio.HoldoutCheck.Finding;
import io.truelift.definitions.experiment.Design;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortfolioTest {
    private static final Instant IN_TIME = Instant.parse("2026-03-09T12:00:00Z");
    private static final Instant LATE = Instant.parse("2026-03-20T12:00:00Z");

    @Test
    void addsWhatWasShippedAndItsSquaredErrors() {
        Portfolio portfolio = new Portfolio(List.of(
                Samples.entry(Samples.report("a", Design.AB, Outcome.WON, 2, 0.3), Choice.SHIP, IN_TIME),
                Samples.entry(Samples.report("b", Design.AB, Outcome.WON, 1, 0.4), Choice.SHIP, LATE),
                Samples.entry(Samples.report("c", Design.AB, Outcome.WON, 9, 0.4), Choice.DO_NOT_SHIP, LATE),
                Samples.entry(Samples.report("d", Design.AB, Outcome.WON, "visits", 9, 0.4), Choice.SHIP, LATE)));
        ShippedWorth shipped = portfolio.shipped().getFirst();
        assertThat(shipped.experiments()).isEqualTo(2);
        assertThat(shipped.perYear().value()).isEqualTo(3 * 36_500);
        assertThat(shipped.error()).isCloseTo(0.5 * 36_500, within(1e-6)); // 3-4-5
        assertThat(portfolio.shippedWithoutWorth()).isEqualTo(1);
    }

    @Test
    void knowsWhatWasShippedInAYearOfTheReadersZone() {
        Portfolio portfolio = new Portfolio(List.of(
                Samples.entry(
                        Samples.report("a", Design.AB, Outcome.WON, 2, 0.3),
                        Choice.SHIP,
                        Instant.parse("2025-12-31T23:30:00Z")),
                Samples.entry(Samples.report("b", Design.AB, Outcome.WON, 2, 0.3), Choice.STOP, LATE)));
        assertThat(portfolio
                        .shippedIn(Year.of(2026), ZoneId.of("Europe/Berlin"))
                        .entries())
                .hasSize(1);
        assertThat(portfolio.shippedIn(Year.of(2026), ZoneId.of("UTC")).entries())
                .isEmpty();
    }

    @Test
    void keepsCurrenciesApart() {
        assertThat(new Portfolio(List.of(
                                Samples.entry(
                                        Samples.report("a", Design.AB, Outcome.WON, 2, 0.3), Choice.SHIP, IN_TIME),
                                Samples.entry(
                                        Samples.report("b", Design.AB, Outcome.WON, "EUR", 1, 0.4), Choice.SHIP, LATE)))
                        .shipped())
                .extracting(ShippedWorth::currency)
                .containsExactly("EUR", "GBP");
    }

    @Test
    void holdsTheSumAgainstWhatTheHoldoutMeasured() {
        // A year of the holdout is 26,071 customers and windows; of what was shipped 36,500 customers.
        assertThat(finding(2.6, 0.3)).isEqualTo(Finding.SUPPORTS);
        assertThat(finding(0.2, 0.3)).isEqualTo(Finding.LESS);
        assertThat(finding(9, 0.3)).isEqualTo(Finding.MORE);
        assertThat(finding(1, 3)).isEqualTo(Finding.CANNOT_TELL);
        Portfolio late = new Portfolio(List.of(
                Samples.entry(Samples.report("a", Design.AB, Outcome.WON, 2, 0.3), Choice.SHIP, LATE),
                Samples.undecided(Samples.report("all", Design.HOLDOUT, Outcome.WON, 2, 0.3))));
        assertThat(late.holdout().orElseThrow().finding()).isEqualTo(Finding.NOTHING_SHIPPED);
    }

    private static Finding finding(double holdout, double error) {
        return new Portfolio(List.of(
                        Samples.entry(Samples.report("a", Design.AB, Outcome.WON, 2, 0.3), Choice.SHIP, IN_TIME),
                        Samples.undecided(Samples.report("all", Design.HOLDOUT, Outcome.WON, holdout, error))))
                .holdout()
                .orElseThrow()
                .finding();
    }

    @Test
    void countsWinsAmongAnswersAndDaysUntilTheEnd() {
        Portfolio portfolio = new Portfolio(List.of(
                Samples.undecided(Samples.report("a", Design.AB, Outcome.WON, 2, 0.3)),
                Samples.undecided(Samples.report("b", Design.AB, Outcome.LOST, 2, 0.3)),
                Samples.undecided(Samples.report("c", Design.AB, Outcome.NOT_ENOUGH_DATA, 2, 0.3)),
                Samples.entry(
                        Samples.report("d", Design.AB, Outcome.NO_DIFFERENCE, 2, 0.3),
                        Choice.STOP,
                        Instant.parse("2026-03-04T01:00:00Z"))));
        assertThat(portfolio.winRate().orElseThrow().won()).isEqualTo(1);
        assertThat(portfolio.winRate().orElseThrow().answered()).isEqualTo(3);
        assertThat(portfolio.durations().orElseThrow()).isEqualTo(new Portfolio.Durations(4, 4, 10, 10));
    }

    @Test
    void waitsForADecisionOnceThereIsAnAnswer() {
        PortfolioEntry won = Samples.undecided(Samples.report("a", Design.AB, Outcome.WON, 2, 0.3));
        assertThat(won.ended()).contains(LocalDate.of(2026, 3, 10)); // no customer came in the week before the report
        assertThat(won.needsDecision()).isTrue();
        assertThat(Samples.entry(Samples.report("a", Design.AB, Outcome.WON, 2, 0.3), Choice.SHIP, LATE)
                        .needsDecision())
                .isFalse();
        assertThat(Samples.undecided(Samples.report("a", Design.AB, Outcome.NOT_TRUSTED, 2, 0.3))
                        .hasProblem())
                .isTrue();
        PortfolioEntry running = Samples.undecided(Samples.met(
                Samples.FIRST, LocalDate.of(2026, 3, 27), Samples.report("a", Design.AB, Outcome.WON, 2, 0.3)));
        assertThat(running.isRunning()).isTrue();
        assertThat(running.needsDecision()).as("to be read once, at its end").isFalse();
        assertThat(new PortfolioEntry(running.summary(), Optional.empty(), Optional.of(LATE)).needsDecision())
                .isTrue();
    }
}

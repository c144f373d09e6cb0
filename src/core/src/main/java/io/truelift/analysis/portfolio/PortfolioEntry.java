package io.truelift.analysis.portfolio;

import io.truelift.analysis.decision.ExperimentDecision;
import io.truelift.analysis.decision.ExperimentDecision.Choice;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.portfolio.ExperimentSummary.Days;
import io.truelift.definitions.experiment.Design;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * An experiment with what people did about it.
 *
 * @param summary its newest report in short
 * @param decision what was decided last
 * @param stoppedAt when it was stopped; absent while it runs, and where nobody recorded a stop
 */
public record PortfolioEntry(
        ExperimentSummary summary, Optional<ExperimentDecision> decision, Optional<Instant> stoppedAt) {
    /** Without a new customer for longer than this, an experiment is over. */
    static final int QUIET_DAYS = 7;

    /**
     * The day on which it ended, in UTC: that of its stop, of a decision that ends it, of its planned end, or of the last customer if
     * none came for a week, whichever is first. Absent while it runs.
     */
    public Optional<LocalDate> ended() {
        LocalDate analysed = day(summary.analysedAt());
        Optional<LocalDate> decided =
                decision.filter(made -> made.choice() != Choice.RUN_ON).map(made -> day(made.at()));
        Optional<LocalDate> planned = summary.met()
                .flatMap(Days::end)
                .filter(end -> !end.isAfter(analysed))
                .map(end -> end.minusDays(1));
        Optional<LocalDate> quiet = summary.met()
                .map(Days::last)
                .filter(last -> last.plusDays(QUIET_DAYS).isBefore(analysed));
        return Stream.of(stoppedAt.map(PortfolioEntry::day), decided, planned, quiet)
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo)
                .map(end -> summary.met()
                        .map(Days::first)
                        .filter(first -> first.isAfter(end))
                        .orElse(end));
    }

    /** Days from its first customer to its end, both included; absent while it runs. */
    public OptionalLong days() {
        return ended().isPresent() && summary.met().isPresent()
                ? OptionalLong.of(ChronoUnit.DAYS.between(summary.met().get().first(), ended().get()) + 1)
                : OptionalLong.empty();
    }

    /** Whether customers meet it, as far as is known. */
    public boolean isRunning() {
        return ended().isEmpty() && summary.met().isPresent();
    }

    /** Whether it keeps customers out of everything, to measure the whole. */
    public boolean isHoldout() {
        return summary.design() == Design.HOLDOUT;
    }

    /** Whether its treatment is given to everybody. */
    public boolean isShipped() {
        return decision.filter(made -> made.choice() == Choice.SHIP).isPresent();
    }

    /** Whether there is an answer, by the plan, on which nobody has decided. A holdout measures, and nothing is decided on it. */
    public boolean needsDecision() {
        if (!summary.design().isRandomised() || isHoldout() || isDecided()) {
            return false;
        }
        return switch (summary.outcome()) {
            case WON, LOST, NO_DIFFERENCE -> !summary.isReadOnce() || ended().isPresent();
            case NOT_ENOUGH_DATA -> summary.units() > 0 && ended().isPresent();
            case NOT_TRUSTED, DESCRIBED -> false;
        };
    }

    /** Whether something is wrong with its data while nobody has decided on it. */
    public boolean hasProblem() {
        return !isDecided()
                && (summary.outcome() == Outcome.NOT_TRUSTED
                        || !summary.warnings().isEmpty());
    }

    /** Whether it is decided on; to let it run on settles it until the next report. */
    private boolean isDecided() {
        return decision.filter(made -> made.choice() != Choice.RUN_ON || made.reportId() >= summary.reportId())
                .isPresent();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}

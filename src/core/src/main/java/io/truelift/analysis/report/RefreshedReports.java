package io.truelift.analysis.report;

import io.truelift.analysis.experiment.result.ExperimentReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Refreshes reports of experiments, some at a time. The failure of one touches no other. */
public final class RefreshedReports {
    /** More at a time share the engine's processors and are no faster. */
    private static final int MOST_AT_A_TIME = 16;

    private final Reports reports;
    private final Clock clock;

    /** @param reports in whose person's name all run */
    public RefreshedReports(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** Refreshes every experiment that there is, and forgets the totals of those that are no more. */
    public List<Refreshing> refreshAll(int parallel, Consumer<Refreshing> told) {
        List<Refreshing> done = refresh(reports.experimentNames(), parallel, told);
        reports.forgetDeletedExperiments();
        return done;
    }

    /**
     * @param names keys of experiments
     * @param parallel how many at a time
     * @param told hears of each as it is done
     */
    public List<Refreshing> refresh(List<String> names, int parallel, Consumer<Refreshing> told) {
        if (parallel < 1 || parallel > MOST_AT_A_TIME) {
            throw new IllegalArgumentException(
                    "Cannot refresh %d reports at a time: say from 1 to %d.".formatted(parallel, MOST_AT_A_TIME));
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(parallel)) {
            List<Future<Refreshing>> running = names.stream()
                    .map(name -> executor.submit(() -> refreshed(name, told)))
                    .toList();
            List<Refreshing> done = new ArrayList<>();
            for (Future<Refreshing> one : running) {
                done.add(one.get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Cannot go on refreshing reports: it was interrupted. Those that are done are kept.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Refreshing refreshed(String name, Consumer<Refreshing> told) {
        Instant started = clock.instant();
        Refreshing refreshing;
        try {
            ExperimentReport report = reports.analyseExperiment(name);
            refreshing = new Refreshing(
                    name,
                    Duration.between(started, clock.instant()),
                    report.verdict().sentence(),
                    Optional.empty());
        } catch (RuntimeException e) {
            refreshing = new Refreshing(
                    name, Duration.between(started, clock.instant()), "", Optional.of(String.valueOf(e.getMessage())));
        }
        told.accept(refreshing);
        return refreshing;
    }
}

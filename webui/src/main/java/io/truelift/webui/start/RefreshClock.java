package io.truelift.webui.start;

import io.quarkus.runtime.StartupEvent;
import io.truelift.project.Project;
import io.truelift.report.Reports;
import io.truelift.schedule.DueSegments;
import io.truelift.schedule.ScheduleStore;
import io.truelift.store.ReportStore;
import io.truelift.warehouse.Warehouse;
import io.truelift.webui.security.Accounts;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks each minute which segments are due, and works them out one after another. */
@ApplicationScoped
public class RefreshClock {
    private static final Logger LOG = Logger.getLogger(RefreshClock.class);
    private static final long SECONDS = 60;

    private final DueSegments due;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("segments").factory());

    @Inject
    RefreshClock(ScheduleStore schedules, Project project, Warehouse warehouse, ReportStore reports, Accounts accounts) {
        this.due = new DueSegments(
                schedules,
                (segment, person) -> new Reports(project, warehouse, reports, person, Clock.systemUTC()).refreshSegment(segment),
                person -> accounts.titles().containsKey(person),
                Clock.systemUTC());
    }

    void start(@Observes StartupEvent started) {
        clock.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            due.run();
        } catch (RuntimeException e) {
            LOG.warnf("Cannot look which segments are due: %s", e.getMessage()); // and again in a minute
        }
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}

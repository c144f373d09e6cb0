package io.truelift.webui.schedule;

import io.quarkus.runtime.StartupEvent;
import io.truelift.analysis.report.RefreshedReports;
import io.truelift.analysis.report.Reports;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.truelift.platform.schedule.DueSegments;
import io.truelift.platform.schedule.ScheduleStore;
import io.truelift.platform.warehouse.Warehouse;
import io.truelift.webui.security.SignInAccounts;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks each minute which segments are due, and works them out one after another; refreshes all reports as often as the settings say. */
@ApplicationScoped
public class RefreshClock {
    private static final Logger LOG = Logger.getLogger(RefreshClock.class);
    private static final long SECONDS = 60;

    /** In whose name reports are refreshed: whoever has the role of analysts. */
    private static final String ANALYST = "analyst";

    private static final int AT_A_TIME = 2;

    private final DueSegments due;
    private final Reports reports;
    private final Optional<Integer> refreshEvery;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("segments").factory());

    private final ScheduledExecutorService reportClock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("reports").factory());

    @Inject
    RefreshClock(
            ScheduleStore schedules,
            Project project,
            Warehouse warehouse,
            ReportStore reports,
            SignInAccounts accounts) {
        this.due = new DueSegments(
                schedules,
                (segment, person) ->
                        new Reports(project, warehouse, reports, person, Clock.systemUTC()).refreshSegment(segment),
                person -> accounts.titles().containsKey(person),
                Clock.systemUTC());
        this.reports = new Reports(project, warehouse, reports, ANALYST, Clock.systemUTC());
        this.refreshEvery = Settings.of(project).findCount(Settings.REFRESH_EVERY);
    }

    void start(@Observes StartupEvent started) {
        clock.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        refreshEvery.ifPresent(
                hours -> reportClock.scheduleWithFixedDelay(this::refresh, hours, hours, TimeUnit.HOURS));
    }

    private void refresh() {
        try {
            new RefreshedReports(reports, Clock.systemUTC())
                    .refreshAll(
                            AT_A_TIME,
                            refreshing -> refreshing
                                    .failure()
                                    .ifPresent(reason -> LOG.warnf(
                                            "Cannot refresh the report of %s, the one before stands: %s",
                                            refreshing.experiment(), reason)));
        } catch (RuntimeException e) {
            LOG.warnf("Cannot refresh reports: %s", e.getMessage()); // and again at the next time
        }
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
        reportClock.shutdownNow();
    }
}

package io.truelift.command;

import io.truelift.analysis.report.Reports;
import io.truelift.platform.database.Database;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.truelift.platform.warehouse.Warehouse;
import java.time.Clock;

/** The way from a command to the questions it may ask. */
final class ReportsFor {
    private ReportsFor() {}

    /** Questions asked in the name of a person. */
    static Reports as(String person) {
        Project project = Project.current();
        Settings settings = Settings.of(project);
        return new Reports(
                project, Warehouse.of(settings), new ReportStore(Database.of(settings)), person, Clock.systemUTC());
    }
}

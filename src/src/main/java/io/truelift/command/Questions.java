package io.truelift.command;

import io.truelift.project.Project;
import io.truelift.project.Settings;
import io.truelift.report.Reports;
import io.truelift.store.Database;
import io.truelift.store.ReportStore;
import io.truelift.warehouse.Warehouse;
import java.time.Clock;

/** The way from a command to the questions it may ask. */
final class Questions {
    private Questions() {}

    /** Questions asked in the name of a person. */
    static Reports as(String person) {
        Project project = Project.current();
        Settings settings = Settings.of(project);
        return new Reports(project, Warehouse.of(settings), new ReportStore(Database.of(settings)), person, Clock.systemUTC());
    }
}

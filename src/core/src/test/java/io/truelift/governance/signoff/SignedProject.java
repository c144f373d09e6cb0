package io.truelift.governance.signoff;

import io.truelift.definitions.query.SqlLibrary;
import io.truelift.platform.project.Project;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the shipped questions and dictionary with one segment more, which reads a sensitive column. */
final class SignedProject {
    static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    static final String COLUMN = "governed.customer.income_band";
    static final String WELL_OFF = """
            -- title: Well off
            -- description: People in the highest income band.
            -- owner: crm
            -- purpose: analytics

            WITH
                people AS (
                    SELECT *
                    FROM lakehouse.governed.customer
                )
            SELECT customer_id
            FROM people
            WHERE income_band = 'high'
            """;

    private final Project project;

    private SignedProject(Project project) {
        this.project = project;
    }

    static SignedProject in(Path folder, Path data) throws IOException {
        Path shipped = Path.of(System.getProperty("truelift.project"));
        for (String part : List.of("governance", "sql")) {
            try (Stream<Path> files = Files.walk(shipped.resolve(part), FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(shipped.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        SignedProject made = new SignedProject(new Project(folder, data));
        made.write(WELL_OFF);
        return made;
    }

    Project project() {
        return project;
    }

    SqlLibrary library() {
        return SqlLibrary.of(project);
    }

    SignOffs signOffs() {
        return SignOffs.of(library(), project.governance(), Clock.systemUTC());
    }

    void write(String segment) throws IOException {
        Files.writeString(project.sql().resolve("segments/well_off.sql"), segment);
    }

    /** Signs the segment as it stands. */
    void sign(LocalDate from, LocalDate until) {
        SignOffFile.write(
                project.governance(),
                List.of(new SignOff(
                        "segments/well_off",
                        io.truelift.definitions.query.ColumnName.parse(COLUMN),
                        SignOffs.sha256(library().read("segments", "well_off")),
                        "governance",
                        "Fair pricing study.",
                        from,
                        until)));
    }
}

package io.truelift.governance.privacy;

import io.truelift.platform.project.Project;
import io.truelift.platform.project.Resources;
import io.truelift.stack.TestWarehouse;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the shipped dictionary and engine questions with a segment of its own, over the shared warehouse. */
final class PrivacyProject {
    private static final String IN_FRANCE = """
            -- title: In France
            -- description: People who live in France.
            -- owner: crm
            -- purpose: analytics

            SELECT customer_id
            FROM lakehouse.governed.customer
            WHERE country = 'France'
            """;
    private static final String WELL_OFF = """
            -- title: Well off
            -- description: People in the highest income band.
            -- owner: crm
            -- purpose: analytics

            SELECT customer_id
            FROM lakehouse.governed.customer
            WHERE income_band = 'high'
            """;

    private PrivacyProject() {}

    static Project in(Path folder, Path data) throws IOException {
        Path shipped = Path.of(System.getProperty("truelift.project"));
        for (String part : List.of("governance", "sql/engine")) {
            try (Stream<Path> files = Files.walk(shipped.resolve(part), FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(shipped.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Files.createDirectories(folder.resolve("sql/segments"));
        Files.writeString(folder.resolve("sql/segments/in_france.sql"), IN_FRANCE);
        Files.writeString(folder.resolve("sql/segments/well_off.sql"), WELL_OFF);
        return new Project(folder, data);
    }

    /** Empties the table and fills it from the file of its name beside this class. */
    static void fill(TestWarehouse warehouse, String table) {
        warehouse.empty(table);
        warehouse.execute(Resources.text(PrivacyProject.class, table.substring(table.indexOf('.') + 1) + ".sql"));
    }
}

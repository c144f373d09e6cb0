package io.truelift.analysis.report;

import io.truelift.stack.TestWarehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** Two dozen people whose every answer can be worked out by hand; the rows are in the SQL files beside this class. */
final class SmallWorld {
    private static final List<String> TABLES = List.of(
            "governed.consent",
            "governed.customer",
            "governed.order_line",
            "governed.event",
            "governed.exposure",
            "governed.touch",
            "governed.survey_answer",
            "analytics.attribution_path",
            "analytics.spend");

    private SmallWorld() {}

    /** Fills the tables of the shared warehouse with these people and nobody else. */
    static TestWarehouse load() {
        TestWarehouse warehouse = TestWarehouse.shared();
        warehouse.empty("analytics.segment_member");
        for (String table : TABLES) {
            warehouse.empty(table);
            warehouse.execute(text(table.substring(table.indexOf('.') + 1)));
        }
        return warehouse;
    }

    /** Empties the tables and fills some of them from the files of a folder beside this class, in the order given. */
    static TestWarehouse load(String folder, List<String> files) {
        TestWarehouse warehouse = TestWarehouse.shared();
        TABLES.forEach(warehouse::empty);
        files.forEach(file -> warehouse.execute(text(folder + "/" + file)));
        return warehouse;
    }

    static Reports reports(TestWarehouse warehouse, String person, Clock clock) {
        return new Reports(warehouse.project(), warehouse.warehouse(), warehouse.reports(), person, clock);
    }

    static String text(String name) {
        try (InputStream stream = SmallWorld.class.getResourceAsStream(name + ".sql")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

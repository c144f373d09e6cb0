package io.truelift.experiment;

import io.truelift.query.Header;
import io.truelift.query.SqlFile;
import io.truelift.query.SqlFileException;
import io.truelift.query.SqlLibrary;
import java.util.Optional;

/**
 * A number per unit, as a file in {@code sql/metrics} defines it.
 *
 * @param name key: the file name
 * @param title short name
 * @param description meaning in a sentence
 * @param owner team that answers for it
 * @param kind how values become one figure per arm
 * @param unit what the value is counted in; empty for a share
 * @param increaseIsGood whether more is better
 * @param window days that count, where they are the metric's own and not the experiment's
 * @param file the file
 */
public record Metric(
        String name,
        String title,
        String description,
        String owner,
        MetricKind kind,
        String unit,
        boolean increaseIsGood,
        Optional<Window> window,
        SqlFile file) {

    /** Folder of the metrics. */
    public static final String FOLDER = "metrics";

    private enum Direction {
        INCREASE,
        DECREASE
    }

    /** @throws SqlFileException where there is no such file, or it is no metric */
    public static Metric read(SqlLibrary library, String name) {
        return of(library.read(FOLDER, name));
    }

    static Metric of(SqlFile file) {
        Header header = file.header();
        header.allow("title", "description", "owner", "kind", "unit", "direction", "window");
        MetricKind kind = header.choice("kind", MetricKind.class);
        switch (kind) {
            case PROPORTION, MEAN -> file.requireColumns("customer_id", "occurred_at", "value");
            case RATIO -> file.requireColumns("customer_id", "occurred_at", "numerator", "denominator");
        }
        return new Metric(
                file.name(),
                header.text("title"),
                header.text("description"),
                header.text("owner"),
                kind,
                header.textOrEmpty("unit"),
                header.choice("direction", Direction.class) == Direction.INCREASE,
                header.has("window") ? Optional.of(window(header)) : Optional.empty(),
                file);
    }

    private static Window window(Header header) {
        Header window = header.section("window");
        window.allow("from_day", "to_day");
        try {
            return new Window(window.wholeNumber("from_day"), window.wholeNumber("to_day"));
        } catch (IllegalArgumentException e) {
            throw header.problem("window", e.getMessage());
        }
    }
}

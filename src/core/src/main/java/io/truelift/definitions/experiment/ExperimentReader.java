package io.truelift.definitions.experiment;

import io.truelift.definitions.experiment.Experiment.Columns;
import io.truelift.definitions.experiment.Experiment.Holdout;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.experiment.Experiment.Period;
import io.truelift.definitions.experiment.Experiment.Plan;
import io.truelift.definitions.experiment.Experiment.Population;
import io.truelift.definitions.metric.Margin;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.metric.MetricReader;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.definitions.metric.Window;
import io.truelift.definitions.query.Header;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlLibrary;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads experiments and the metrics that they name. */
public final class ExperimentReader {
    /** Folder of the experiments. */
    public static final String FOLDER = "experiments";

    private static final String SEGMENTS = "segments";
    private static final String[] KEYS = {
        "title",
        "hypothesis",
        "owner",
        "purpose",
        "unit",
        "design",
        "cluster",
        "control",
        "variants",
        "metrics",
        "segment",
        "holdout",
        "window_days",
        "window_hours",
        "start",
        "end",
        "time_zone",
        "alpha",
        "power",
        "minimum_effect",
        "direction",
        "stopping",
        "adjustment",
        "correction",
        "dimensions",
        "prior",
        "rollback"
    };

    private final SqlLibrary library;

    public ExperimentReader(SqlLibrary library) {
        this.library = library;
    }

    /** Every experiment, in alphabetical order of the keys. */
    public List<Experiment> all() {
        return library.names(FOLDER).stream().map(this::read).toList();
    }

    /** @throws io.truelift.definitions.query.SqlFileException where there is no such file, it is no experiment, or a metric of it cannot be read */
    public Experiment read(String name) {
        return read(name, library.read(FOLDER, name));
    }

    /** As {@link #read(String)}, for a text that is not in the file yet, such as one in an editor. */
    public Experiment draft(String name, String text) {
        return read(name, library.parse(FOLDER, name, text));
    }

    private Experiment read(String name, SqlFile file) {
        Header header = file.header();
        header.allow(KEYS);
        Design design = header.has("design") ? header.choice("design", Design.class) : Design.AB;
        Columns columns = columns(header, design);
        Plan plan = PlanReader.read(header, design, columns);
        requireColumns(file, columns, plan.adjustment());
        List<Measure> measures = measures(header, design);
        requireDirection(header, measures.getFirst().metric());
        return new Experiment(
                name,
                header.text("title"),
                header.text("hypothesis"),
                header.text("owner"),
                library.purpose(file),
                Variants.read(header, design),
                measures,
                window(header),
                period(header),
                new Population(segment(header), holdout(name, header)),
                plan,
                columns,
                header.find("rollback"),
                file);
    }

    private static Columns columns(Header header, Design design) {
        String unit = header.find("unit").orElse("customer");
        Optional<String> cluster = header.find("cluster");
        if (design.isClustered() && cluster.isEmpty()) {
            throw header.problem(
                    "design",
                    "a %s experiment needs the column that was randomised: add the line '-- cluster: COLUMN'"
                            .formatted(design.name().toLowerCase(Locale.ROOT)));
        }
        if (!design.isClustered() && cluster.isPresent()) {
            throw header.problem("cluster", "only the designs cluster and switchback have one");
        }
        if (!unit.equals("customer")) {
            throw header.problem(
                    "unit",
                    "it is %s and must be customer: values are per customer, also where clusters were randomised"
                            .formatted(unit));
        }
        List<String> dimensions = header.words("dimensions");
        if (dimensions.stream().distinct().count() < dimensions.size()) {
            throw header.problem("dimensions", "one of %s stands twice".formatted(dimensions));
        }
        return new Columns(cluster, dimensions);
    }

    /** The columns of the file: three that every experiment has, and those that the header says what they are for. */
    private static void requireColumns(SqlFile file, Columns columns, CovariateAdjustment adjustment) {
        file.requireColumnsFirst("customer_id", "variant", "exposed_at");
        List<String> more = file.columns().subList(3, file.columns().size());
        List<String> used = new ArrayList<>(columns.dimensions());
        columns.cluster().ifPresent(used::add);
        used.addAll(adjustment.covariates());
        for (String column : used) {
            if (!more.contains(column)) {
                String key = columns.dimensions().contains(column)
                        ? "dimensions"
                        : adjustment.covariates().contains(column) ? "adjustment" : "cluster";
                throw file.header()
                        .problem(
                                key,
                                "the SELECT gives no column %s after customer_id, variant and exposed_at. It gives: %s"
                                        .formatted(column, more.isEmpty() ? "none" : String.join(", ", more)));
            }
        }
        for (String column : more) {
            if (!used.contains(column)) {
                throw file.header()
                        .problem(
                                "title",
                                "the SELECT gives a column %s that the header does not use. Name it under dimensions, cluster or adjustment.covariates, or leave it out"
                                        .formatted(column));
            }
        }
    }

    private List<Measure> measures(Header header, Design design) {
        Header section = header.section("metrics");
        section.allow("primary", "secondary", "guardrail");
        List<Measure> measures = new ArrayList<>();
        measures.add(measure(section, "primary", section.text("primary"), MetricRole.PRIMARY, Optional.empty()));
        for (String name : section.words("secondary")) {
            Measure whole = measure(section, "secondary", name, MetricRole.SECONDARY, Optional.empty());
            measures.add(whole);
            whole.metric()
                    .parts()
                    .forEach(part -> measures.add(new Measure(part, MetricRole.SECONDARY, Optional.empty())));
        }
        for (Header.Item guardrail : section.items("guardrail")) {
            measures.add(guardrail
                    .word()
                    .map(name -> measure(section, "guardrail", name, MetricRole.GUARDRAIL, Optional.empty()))
                    .orElseGet(() -> withMargin(section, guardrail.section())));
        }
        List<String> names =
                measures.stream().map(measure -> measure.metric().name()).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw header.problem("metrics", "one of %s stands twice".formatted(names));
        }
        for (Measure measure : measures) {
            if (design.isClustered() && measure.metric().kind().isQuantile()) {
                throw header.problem(
                        "metrics",
                        "%s is a quantile, which cannot be told where clusters were randomised. Use a mean or a share."
                                .formatted(measure.metric().name()));
            }
        }
        return measures;
    }

    private Measure withMargin(Header section, Header guardrail) {
        guardrail.allow("metric", "margin", "relative_margin");
        Optional<Margin> margin = Optional.of(
                guardrail.has("relative_margin")
                        ? new Margin(aboveZero(guardrail, "relative_margin"), true)
                        : new Margin(aboveZero(guardrail, "margin"), false));
        return measure(section, "guardrail", guardrail.text("metric"), MetricRole.GUARDRAIL, margin);
    }

    private static double aboveZero(Header header, String key) {
        double size = header.number(key);
        if (!(size > 0)) {
            throw header.problem(key, "it is %s and must be above zero".formatted(size));
        }
        return size;
    }

    private Measure measure(Header section, String key, String name, MetricRole role, Optional<Margin> margin) {
        if (!library.names(Metric.FOLDER).contains(name)) {
            throw section.problem(
                    key,
                    "there is no metric %s. Metrics are: %s"
                            .formatted(name, String.join(", ", library.names(Metric.FOLDER))));
        }
        return new Measure(MetricReader.read(library, name), role, margin);
    }

    /** The direction of the primary metric, where the header repeats it, must be the metric's. */
    private static void requireDirection(Header header, Metric primary) {
        enum Direction {
            INCREASE,
            DECREASE
        }
        if (header.has("direction")
                && (header.choice("direction", Direction.class) == Direction.INCREASE) != primary.increaseIsGood()) {
            throw header.problem(
                    "direction",
                    "the metric %s says that it should %s"
                            .formatted(primary.name(), primary.increaseIsGood() ? "increase" : "decrease"));
        }
    }

    private static Window window(Header header) {
        boolean inHours = header.has("window_hours");
        if (inHours && header.has("window_days")) {
            throw header.problem("window_hours", "there is a window_days too; keep one of them");
        }
        String key = inHours ? "window_hours" : "window_days";
        int length = header.wholeNumber(key);
        if (length < 1) {
            throw header.problem(key, "it is %d and must be 1 or more".formatted(length));
        }
        return inHours ? new Window(0, length) : Window.ofDays(0, length);
    }

    private static Period period(Header header) {
        ZoneId zone = header.find("time_zone")
                .map(text -> {
                    try {
                        return ZoneId.of(text);
                    } catch (DateTimeException e) {
                        throw header.problem(
                                "time_zone", "it is %s and must be a zone such as Europe/Berlin".formatted(text));
                    }
                })
                .orElse(ZoneOffset.UTC);
        Period period = new Period(day(header, "start"), day(header, "end"), zone);
        if (!period.startedAt().isBefore(period.endedAt())) {
            throw header.problem(
                    "end",
                    "the experiment ends on %s, which is not after its start on %s"
                            .formatted(header.text("end"), header.text("start")));
        }
        return period;
    }

    private static Optional<LocalDate> day(Header header, String key) {
        return header.find(key).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw header.problem(key, "it is %s and must be a day such as 2026-01-31".formatted(text));
            }
        });
    }

    private Optional<SqlFile> segment(Header header) {
        return header.find("segment").map(name -> {
            if (!library.names(SEGMENTS).contains(name)) {
                throw header.problem(
                        "segment",
                        "there is no segment %s. Segments are: %s"
                                .formatted(name, String.join(", ", library.names(SEGMENTS))));
            }
            return library.read(SEGMENTS, name).requireColumns("customer_id");
        });
    }

    private Optional<Holdout> holdout(String name, Header header) {
        return header.find("holdout").map(holdout -> {
            if (holdout.equals(name) || !library.names(FOLDER).contains(holdout)) {
                throw header.problem(
                        "holdout",
                        "there is no other experiment %s. Experiments are: %s"
                                .formatted(holdout, String.join(", ", library.names(FOLDER))));
            }
            SqlFile file = library.read(FOLDER, holdout);
            if (!file.header().find("design").equals(Optional.of("holdout"))) {
                throw header.problem(
                        "holdout",
                        "the experiment %s is no holdout: its header has no line 'design: holdout'".formatted(holdout));
            }
            return new Holdout(
                    holdout,
                    file.header().text("control"),
                    file.requireColumnsFirst("customer_id", "variant", "exposed_at"));
        });
    }
}

package io.truelift.experiment;

import io.truelift.experiment.Experiment.Measure;
import io.truelift.experiment.Experiment.Variant;
import io.truelift.experiment.ExperimentReport.Role;
import io.truelift.query.Header;
import io.truelift.query.SqlFile;
import io.truelift.query.SqlFileException;
import io.truelift.query.SqlLibrary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads experiments and the metrics that they name. */
public final class ExperimentReader {
    /** Folder of the experiments. */
    public static final String FOLDER = "experiments";

    /** Shares written as decimals, such as three times 0.333, add up to one only nearly. */
    private static final double SHARE_TOLERANCE = 0.002;

    private final SqlLibrary library;

    public ExperimentReader(SqlLibrary library) {
        this.library = library;
    }

    /** Every experiment, in alphabetical order of the keys. */
    public List<Experiment> all() {
        return library.names(FOLDER).stream().map(this::read).toList();
    }

    /** @throws SqlFileException where there is no such file, it is no experiment, or a metric of it cannot be read */
    public Experiment read(String name) {
        SqlFile file = library.read(FOLDER, name).requireColumns("customer_id", "variant", "exposed_at");
        Header header = file.header();
        header.allow("title", "hypothesis", "owner", "purpose", "control", "variants", "metrics", "window_days", "alpha", "start", "end");
        return new Experiment(
                name,
                header.text("title"),
                header.text("hypothesis"),
                header.text("owner"),
                library.purpose(file),
                variants(header),
                measures(header),
                window(header),
                alpha(header),
                day(header, "start"),
                day(header, "end"),
                file);
    }

    private static List<Variant> variants(Header header) {
        String control = header.text("control");
        Header section = header.section("variants");
        List<Variant> variants = new ArrayList<>();
        for (Map.Entry<String, Header> entry : section.sections().entrySet()) {
            entry.getValue().allow("title", "share");
            Variant variant = new Variant(entry.getKey(), entry.getValue().text("title"), share(entry.getValue()));
            variants.add(variant.key().equals(control) ? 0 : variants.size(), variant);
        }
        if (variants.size() < 2) {
            throw header.problem("variants", "an experiment compares two variants or more");
        }
        if (!variants.getFirst().key().equals(control)) {
            throw header.problem("control", "%s is none of the variants %s".formatted(control, section.keys()));
        }
        double sum = variants.stream().mapToDouble(Variant::share).sum();
        if (Math.abs(sum - 1) > SHARE_TOLERANCE) {
            throw header.problem("variants", "their shares add up to %s and must add up to 1".formatted(sum));
        }
        return variants;
    }

    /** A share as a decimal or, because thirds are common, as a fraction. */
    private static double share(Header variant) {
        String[] parts = variant.text("share").split("/", -1);
        try {
            BigDecimal share = parts.length == 2
                    ? new BigDecimal(parts[0].strip()).divide(new BigDecimal(parts[1].strip()), MathContext.DECIMAL64)
                    : new BigDecimal(variant.text("share"));
            if (share.signum() > 0 && share.compareTo(BigDecimal.ONE) < 0) {
                return share.doubleValue();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw variant.problem("share", "it is %s and must lie between 0 and 1, such as 0.5 or 1/3".formatted(variant.text("share")));
    }

    private List<Measure> measures(Header header) {
        Header section = header.section("metrics");
        section.allow("primary", "secondary", "guardrail");
        List<Measure> measures = new ArrayList<>();
        measures.add(measure(section, "primary", section.text("primary"), Role.PRIMARY));
        section.words("secondary").forEach(name -> measures.add(measure(section, "secondary", name, Role.SECONDARY)));
        section.words("guardrail").forEach(name -> measures.add(measure(section, "guardrail", name, Role.GUARDRAIL)));
        List<String> names = measures.stream().map(measure -> measure.metric().name()).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw header.problem("metrics", "one of %s stands twice".formatted(names));
        }
        return measures;
    }

    private Measure measure(Header section, String key, String name, Role role) {
        if (!library.names(Metric.FOLDER).contains(name)) {
            throw section.problem(key, "there is no metric %s. Metrics are: %s".formatted(name, String.join(", ", library.names(Metric.FOLDER))));
        }
        return new Measure(Metric.read(library, name), role);
    }

    private static Window window(Header header) {
        int days = header.wholeNumber("window_days");
        if (days < 1) {
            throw header.problem("window_days", "it is %d and must be 1 or more".formatted(days));
        }
        return new Window(0, days);
    }

    private static double alpha(Header header) {
        double alpha = header.number("alpha");
        if (!(alpha > 0 && alpha < 1)) {
            throw header.problem("alpha", "it is %s and must lie between 0 and 1, such as 0.05".formatted(alpha));
        }
        return alpha;
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
}

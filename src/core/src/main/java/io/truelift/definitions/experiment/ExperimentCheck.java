package io.truelift.definitions.experiment;

import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.metric.MetricReader;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads every metric and every experiment, and tells what is wrong with each, not only with the first. */
public final class ExperimentCheck {
    private ExperimentCheck() {}

    /** Sentences with file and line; empty where all is well. */
    public static List<String> of(SqlLibrary library) {
        Set<String> problems = new HashSet<>();
        List<String> ordered = new ArrayList<>();
        for (String name : library.names(Metric.FOLDER)) {
            check(() -> MetricReader.read(library, name), problems, ordered);
        }
        ExperimentReader reader = new ExperimentReader(library);
        for (String name : library.names(ExperimentReader.FOLDER)) {
            check(() -> reader.read(name), problems, ordered);
        }
        return ordered;
    }

    /** A metric that many experiments use is told of once. */
    private static void check(Runnable read, Set<String> known, List<String> ordered) {
        try {
            read.run();
        } catch (SqlFileException e) {
            if (known.add(e.getMessage())) {
                ordered.add(e.getMessage());
            }
        }
    }
}

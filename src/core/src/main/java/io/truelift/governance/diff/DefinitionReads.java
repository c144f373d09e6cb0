package io.truelift.governance.diff;

import io.truelift.definitions.query.ColumnName;
import io.truelift.definitions.query.ColumnRead;
import io.truelift.definitions.query.References;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.diff.DictionaryChange.Break;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** Which columns the questions of a project read, and where. */
public final class DefinitionReads {
    private static final String EXPERIMENTS = "experiments";
    private static final String METRICS = "metrics";
    private static final String SEGMENTS = "segments";
    private static final List<String> FOLDERS =
            List.of(SEGMENTS, METRICS, EXPERIMENTS, "satisfaction", "attribution", "engine");

    /** By folder and name. */
    private final Map<String, Question> questions = new TreeMap<>();

    private final List<String> unreadable = new ArrayList<>();

    private DefinitionReads() {}

    /**
     * @param place file, from the project's folder
     * @param purpose what it asks for; empty where it says nothing
     * @param reads columns that it reads
     * @param parts other questions that it names, by folder and name, with the line
     */
    private record Question(String place, String purpose, List<ColumnRead> reads, Map<String, Integer> parts) {}

    /** @param library the questions, with a dictionary that knows the columns of both versions */
    public static DefinitionReads of(SqlLibrary library) {
        DefinitionReads all = new DefinitionReads();
        for (String folder : FOLDERS) {
            if (Files.isDirectory(library.folder().resolve(folder))) {
                library.names(folder).forEach(name -> all.read(library, folder, name));
            }
        }
        return all;
    }

    private void read(SqlLibrary library, String folder, String name) {
        try {
            SqlFile file = library.read(folder, name);
            questions.put(
                    folder + "/" + name,
                    new Question(
                            "sql/%s/%s.sql".formatted(folder, name),
                            file.header().find("purpose").orElse(""),
                            References.reads(file, library.catalog(), library.dictionary()),
                            folder.equals(EXPERIMENTS) ? parts(file) : Map.of()));
        } catch (SqlFileException e) {
            unreadable.add(e.getMessage());
        }
    }

    /** Questions that cannot be read with either version. */
    List<String> unreadable() {
        return unreadable;
    }

    /** Every place that reads the column for a purpose that the condition names; experiments by their metrics and segment too. */
    List<Break> of(ColumnName column, BiPredicate<String, String> purposeOfQuestion) {
        List<Break> breaks = new ArrayList<>();
        questions.forEach((key, question) -> {
            if (purposeOfQuestion.test(key, question.purpose())) {
                lines(question, column).forEach(line -> breaks.add(new Break(question.place(), line, "")));
                question.parts().forEach((part, line) -> {
                    Question behind = questions.get(part);
                    if (behind != null) {
                        lines(behind, column).stream()
                                .limit(1)
                                .forEach(there -> breaks.add(
                                        new Break(question.place(), line, "%s:%d".formatted(behind.place(), there))));
                    }
                });
            }
        });
        return breaks;
    }

    /** Every place that reads the column; experiments by their metrics and segment too. */
    public List<Break> of(ColumnName column) {
        return of(column, (question, purpose) -> true);
    }

    /**
     * Questions that read a column of one of the tables, by folder and name, such as {@code segments/well_off}; experiments
     * by their metrics and segment too. The suite's own questions are left out.
     */
    public List<String> readersOf(Collection<String> tables) {
        Set<String> direct = new TreeSet<>();
        questions.forEach((key, question) -> {
            if (question.reads().stream()
                    .anyMatch(read -> tables.contains(read.column().table()))) {
                direct.add(key);
            }
        });
        return questions.entrySet().stream()
                .filter(entry -> direct.contains(entry.getKey())
                        || entry.getValue().parts().keySet().stream().anyMatch(direct::contains))
                .map(Map.Entry::getKey)
                .filter(key -> !key.startsWith("engine/"))
                .toList();
    }

    /** Questions that ask for a purpose. */
    List<Break> withPurpose(String purpose) {
        return questions.values().stream()
                .filter(q -> q.purpose().equals(purpose))
                .map(q -> new Break(q.place(), 1, ""))
                .toList();
    }

    private static List<Integer> lines(Question question, ColumnName column) {
        return question.reads().stream()
                .filter(read -> read.column().equals(column))
                .map(ColumnRead::line)
                .distinct()
                .sorted()
                .toList();
    }

    private static Map<String, Integer> parts(SqlFile file) {
        Map<String, Integer> parts = new TreeMap<>();
        file.header().find("segment").ifPresent(segment -> parts.put(SEGMENTS + "/" + segment, line(file, segment)));
        if (file.header().has("metrics")) {
            var metrics = file.header().section("metrics");
            List<String> names = new ArrayList<>(metrics.words("secondary"));
            names.addAll(metrics.words("guardrail"));
            metrics.find("primary").ifPresent(names::add);
            names.forEach(metric -> parts.put(METRICS + "/" + metric, line(file, metric)));
        }
        return parts;
    }

    /** Line of the header that names the part. */
    private static int line(SqlFile file, String part) {
        List<String> lines = file.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("--") && lines.get(i).matches(".*[:\\[, ]" + part + "\\b.*")) {
                return i + 1;
            }
        }
        return 1;
    }
}

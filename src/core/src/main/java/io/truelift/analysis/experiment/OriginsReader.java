package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.Origins;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.platform.project.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Notes what a report is made of. */
final class OriginsReader {
    static final String ENGINE = "engine";

    private final SqlLibrary library;

    OriginsReader(SqlLibrary library) {
        this.library = library;
    }

    /**
     * @param tables names of the tables that are read, with their schema and with or without the catalog
     * @param consent exposed units by what they said of the purpose
     */
    Origins of(Experiment experiment, Set<String> tables, Map<String, Long> consent) {
        Map<String, String> files = new TreeMap<>();
        List<SqlFile> questions = new ArrayList<>(List.of(experiment.file()));
        experiment.measures().forEach(measure -> questions.add(measure.metric().file()));
        experiment.population().segment().ifPresent(questions::add);
        experiment.population().holdout().ifPresent(holdout -> questions.add(holdout.file()));
        questions.forEach(file -> files.put(place(file), sha256(file.text())));
        files.put(ENGINE, sha256(engine()));
        Map<String, String> dictionary = new TreeMap<>();
        library.dictionary().tables().stream()
                .filter(contract -> tables.stream()
                        .anyMatch(table -> table.equals(contract.name()) || table.endsWith("." + contract.name())))
                .forEach(contract -> dictionary.put(contract.name(), sha256(text(contract))));
        return new Origins(files, dictionary, consent, Program.VERSION);
    }

    private String place(SqlFile file) {
        Path path = file.path().toAbsolutePath();
        Path folder = library.folder().toAbsolutePath();
        return (path.startsWith(folder) ? folder.relativize(path) : path.getFileName()).toString();
    }

    private String engine() {
        try (Stream<Path> files = Files.list(library.folder().resolve(ENGINE))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                all.append(file.getFileName()).append('\n').append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read the statements of the engine in %s"
                            .formatted(library.folder().resolve(ENGINE)),
                    e);
        }
    }

    private static String text(TableContract contract) {
        try {
            return Files.readString(contract.file());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read the contract of %s in %s".formatted(contract.name(), contract.file()), e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

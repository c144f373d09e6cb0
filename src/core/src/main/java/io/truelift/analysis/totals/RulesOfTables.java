package io.truelift.analysis.totals;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.dictionary.TableContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The contracts of the tables that an experiment reads, and who may see what of them. What was kept under other rules is made
 * anew: a column that analysts may no longer see is in no total that they read.
 */
final class RulesOfTables {
    private static final String ACCESS = "access.yaml";

    private RulesOfTables() {}

    static String text(SqlLibrary library, Experiment experiment) {
        Set<String> tables = new ExperimentTotals(library).tables(experiment);
        List<Path> contracts = library.dictionary().tables().stream()
                .filter(contract -> tables.contains(contract.qualifiedName()))
                .sorted(Comparator.comparing(TableContract::qualifiedName))
                .map(TableContract::file)
                .toList();
        StringBuilder all = new StringBuilder();
        contracts.forEach(contract -> all.append(read(contract)));
        contracts.stream()
                .findFirst()
                .map(contract -> contract.toAbsolutePath().resolveSibling("").resolveSibling(ACCESS))
                .filter(Files::exists)
                .ifPresent(access -> all.append(read(access)));
        return all.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s, which says how a table is read".formatted(file), e);
        }
    }
}

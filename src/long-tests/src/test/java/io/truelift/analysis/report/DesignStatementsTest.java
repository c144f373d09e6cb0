package io.truelift.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Parameter;
import io.trino.sql.util.AstUtils;
import io.truelift.analysis.totals.ExperimentTotals;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TestFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements of every design, put together without an engine. */
class DesignStatementsTest {
    @TempDir
    private static Path folder;

    @Test
    void areStatementsThatParseInEveryDesign() throws IOException, URISyntaxException {
        SqlLibrary shipped = TestFiles.shipped();
        copy(shipped.folder().resolve("engine"), folder.resolve("engine"));
        for (String kind : new String[] {"experiments", "metrics", "segments"}) {
            copy(Path.of(DesignsTest.class.getResource("designs/" + kind).toURI()), folder.resolve(kind));
        }
        SqlLibrary library = new SqlLibrary(folder, shipped.dictionary(), SqlLibrary.CATALOG);
        for (Experiment experiment : new ExperimentReader(library).all()) {
            BoundStatement sums = new ExperimentTotals(library).fromFacts(experiment, Instant.EPOCH);
            assertThat(new SqlParser().createStatement(sums.readableText()))
                    .as(experiment.name())
                    .isNotNull();
            assertThat(AstUtils.preOrder(new SqlParser().createStatement(sums.text()))
                            .filter(node -> node instanceof Parameter))
                    .as(experiment.name())
                    .hasSameSizeAs(sums.values());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}

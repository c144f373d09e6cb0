package io.truelift.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.definitions.experiment.ExperimentCheck;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.dictionary.DictionaryCheck;
import io.truelift.governance.dictionary.DictionaryReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is shipped, and whatever was added to it, has no mistakes: as {@code ./truelift dictionary check} and {@code experiment check} find them. */
class ShippedContentTest {
    private static final Path ROOT = Path.of(System.getProperty("truelift.root"));

    @Test
    void theDictionaryHasNoMistakes() {
        assertThat(DictionaryCheck.of(ROOT.resolve("governance"))).isEmpty();
    }

    @Test
    void experimentsMetricsAndSegmentsHaveNoMistakes() {
        assertThat(ExperimentCheck.of(new SqlLibrary(
                        ROOT.resolve("sql"), DictionaryReader.read(ROOT.resolve("governance")), SqlLibrary.CATALOG)))
                .isEmpty();
    }
}

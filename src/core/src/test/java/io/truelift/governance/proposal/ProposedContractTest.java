package io.truelift.governance.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.dictionary.ContractField;
import io.truelift.governance.dictionary.ContractText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProposedContractTest {
    private static final Path GOVERNANCE = Path.of(System.getProperty("truelift.project"), "governance");
    private static final String FILE = "customer.odcs.yaml";

    @Test
    void findsNothingWrongWithAGoodSentence() throws IOException {
        assertThat(proposed(ContractField.DESCRIPTION, "Year in which the customer was born, as told.")
                        .mistakes())
                .isEmpty();
    }

    @Test
    void namesTheLineOfAMistake() throws IOException {
        ProposedContract proposed = proposed(ContractField.CLASSIFICATION, "secret");
        assertThat(proposed.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.place()).isEqualTo("governance/dictionary/" + FILE);
            assertThat(mistake.message()).contains("classification secret of column birth_year");
            assertThat(proposed.text().lines().toList().get(mistake.line() - 1)).contains("classification: secret");
        });
    }

    @Test
    void leavesTheFolderAsItIs() throws IOException {
        String before = Files.readString(GOVERNANCE.resolve("dictionary").resolve(FILE));
        proposed(ContractField.CLASSIFICATION, "secret").mistakes();
        assertThat(GOVERNANCE.resolve("dictionary").resolve(FILE)).hasContent(before);
    }

    private static ProposedContract proposed(ContractField field, String value) throws IOException {
        ContractText now = new ContractText(
                Files.readString(GOVERNANCE.resolve("dictionary").resolve(FILE)));
        return new ProposedContract(
                GOVERNANCE,
                FILE,
                now.with(Optional.of("birth_year"), field, value).text());
    }
}

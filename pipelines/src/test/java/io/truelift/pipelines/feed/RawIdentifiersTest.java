package io.truelift.pipelines.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.HeldIdentifiers;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.Declarations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers stay raw only where the dictionary allows it. */
class RawIdentifiersTest {
    @TempDir
    private Path folder;

    @Test
    void everyDeclarationOfTheProjectAndOfTheTestsKeepsThem() {
        assertThatCode(() -> FeedReader.readAll(
                        Declarations.project().resolve("pipelines/feeds"),
                        Declarations.DICTIONARY,
                        Declarations.POLICY))
                .doesNotThrowAnyException();
        assertThatCode(() -> FeedReader.readAll(Declarations.ofTheShop(), Declarations.DICTIONARY, Declarations.POLICY))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "product_name: {from: email}",
                "product_name: {template: \"to ${email}\"}",
                "product_name: {from: email, map: {a: b}, otherwise: keep}"
            })
    void aColumnThatMayNotHoldOneIsRefusedWithTheFileAndWhatToDo(String column) throws IOException {
        assertThatThrownBy(() -> read(column))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("Cannot use the declaration orders.yaml, line ")
                .hasMessageContaining("product_name of raw.order_line would keep email")
                .hasMessageContaining("take it from another field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "product_name: {from: email, map: {a: b}, otherwise: \"null\"}",
                "product_name: {from: email, matches: \".*@.*\"}"
            })
    void wordsOfTheDeclarationsOwnAreNoIdentifier(String column) {
        assertThatCode(() -> read(column)).doesNotThrowAnyException();
    }

    @Test
    void addressesToWriteToAndKeysOfTheCompanysOwnTablesAreHeldRaw() {
        assertThat(columns(HeldIdentifiers.RAW))
                .containsExactlyInAnyOrder(
                        "raw.customer_record.email_address",
                        "raw.person_key.person_key",
                        "governed.person_key.person_key");
    }

    /** A new table with hashed identifiers must say so, or a new key would leave its hashes behind. */
    @Test
    void everyColumnOfIdentifiersSaysSo() {
        List<String> described = Declarations.DICTIONARY.tables().stream()
                .flatMap(table -> table.columns().stream()
                        .filter(RawIdentifiersTest::isDescribedAsIdentifier)
                        .map(column -> name(table, column)))
                .toList();
        assertThat(described).isNotEmpty();
        assertThat(columns(HeldIdentifiers.HASHED)).containsAll(described);
    }

    private static boolean isDescribedAsIdentifier(ColumnContract column) {
        return column.name().matches("(.*_)?identifiers?")
                || column.description().toLowerCase().contains("keyed hash");
    }

    private static List<String> columns(HeldIdentifiers held) {
        return Declarations.DICTIONARY.tables().stream()
                .flatMap(table -> table.columns().stream()
                        .filter(column -> column.identifiers() == held)
                        .map(column -> name(table, column)))
                .toList();
    }

    private static String name(TableContract table, ColumnContract column) {
        return table.qualifiedName() + "." + column.name();
    }

    private void read(String column) throws IOException {
        String declaration = Files.readString(Declarations.ofTheShop().resolve("orders.yaml"));
        Files.writeString(folder.resolve("orders.yaml"), declaration.replace("product_name: {from: name}", column));
        FeedReader.readAll(folder, Declarations.DICTIONARY, Declarations.POLICY);
    }
}

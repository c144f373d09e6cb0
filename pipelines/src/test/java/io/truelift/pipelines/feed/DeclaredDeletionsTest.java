package io.truelift.pipelines.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.feed.FeedReader.Declared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A feed says which of its lines are deletions, and whether its files are exports; what makes no sense is told with its line. */
class DeclaredDeletionsTest {
    @TempDir
    private Path folder;

    @Test
    void aDeletionNeedsTheKeyAndTheTimeAlone() throws IOException {
        Feed.Deletes deletes =
                read("", "").feeds().getFirst().records().getFirst().deletes();
        assertThat(deletes.columns()).containsOnlyKeys("order_id", "product_id", "ordered_at");
        assertThat(deletes.when()).isInstanceOf(Feed.In.class);
    }

    @Test
    void aDeletionMayHaveItsKeyElsewhere() throws IOException {
        Feed feed = read("in: [d, delete]}", "in: [d], columns: {order_id: {from: before.order}}}")
                .feeds()
                .getFirst();
        assertThat(feed.records().getFirst().deletes().columns().get("order_id").fields())
                .containsExactly("before.order");
        assertThat(feed.records().getFirst().columns().get("order_id").fields()).containsExactly("order");
        assertThat(feed.fields()).contains("op", "before.order", "order");
    }

    @Test
    void aRecordThatIsMarkedAsDeletedIsGone() throws IOException {
        assertThat(read("column: op, in: [d, delete]", "column: deleted_at, present: true")
                        .mistakes())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'    key: [order_id, product_id]\n' | '' | 11 | deletes needs a key",
                "'repeats: latest\n    latest_by: ordered_at' | repeats: first | 11 | deletes goes with repeats: latest, for a deletion undoes what came before it; repeats is first",
                "'repeats: latest\n    latest_by: ordered_at' | repeats: newest_file | 11 | repeats is newest_file",
                "in: [d, delete] | in: [] | 12 | in of deletes names no value",
                "in: [d, delete] | inn: [d] | 12 | deletes has no word inn; it has column, columns, in, present",
                "in: [d, delete] | not_in: [c, u] | 12 | deletes has no word not_in",
                "column: op, in | in | 12 | column of deletes is missing",
                "{column: op, in: [d, delete]} | {column: op} | 12 | deletes says by one of in and present which lines mean that a record is gone",
                "in: [d, delete] | 'in: [d], present: true' | 12 | by one of in and present",
                "{column: op, in: [d, delete]} | op | 12 | deletes must have fields",
                "in: [d, delete] | 'in: [d], columns: {quantity: {from: n}}' | 12 | quantity is none of them: order_id, product_id, ordered_at",
                "latest_by: ordered_at | latest_by: quantity | 12 | a latest_by that is a time, so that a deletion can say when; quantity of raw.order_line is integer",
                "'key: [order_id, product_id]' | 'key: [order_id, ordered_at]' | 12 | no part of the key",
                "in: [d, delete] | 'in: [d], columns: {order_id: {from: who}}' | 7 | deletes of raw.order_line would keep an identifier in raw.deletion",
                "repeats: latest | repeats: newest | 10 | first, latest, newest_file, newest_folder",
            })
    void whatMakesNoSenseIsToldWithItsLine(String right, String wrong, int line, String said) throws IOException {
        assertThat(read(right, wrong == null ? "" : wrong).mistakes()).anySatisfy(mistake -> {
            assertThat(mistake.sentence()).contains(said);
            assertThat(mistake.file()).isEqualTo("order_changes.yaml");
            assertThat(mistake.line()).isEqualTo(line);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer_record | given_name | {given_name: {from: name}}",
                "consent_event | source | {source: {from: form}, purpose: {from: purpose}, granted: {from: yes}, decided_at: {from: at}}",
            })
    void whatIsSaidAboutPeopleIsNotUndoneLineByLine(String table, String key, String columns) throws IOException {
        Files.writeString(folder.resolve("people.yaml"), """
                feed: people
                title: People
                owner: commerce
                source: {files: ["people*.jsonl"], format: jsonl}
                records:
                  - {table: %s, key: [%s], repeats: latest, deletes: {column: op, in: [d]}, columns: %s}
                """.formatted(table, key, columns));
        assertThat(check().mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.sentence())
                        .contains(
                                "deletes goes with records that become facts, and raw.%s becomes none".formatted(table))
                        .contains("A withdrawal is a word of its own"));
    }

    @Test
    void deletionsAreNoTableThatAFeedDeclares() throws IOException {
        assertThat(read("table: order_line", "table: deletion").mistakes())
                .first()
                .satisfies(mistake -> assertThat(mistake.sentence()).startsWith("table deletion is none of raw's"));
    }

    @Test
    void aTableOfTheCatalogLiesInNoFolder() throws IOException {
        assertThat(read(
                                "repeats: latest\n    latest_by: ordered_at\n    deletes: {column: op, in: [d, delete]}",
                                "repeats: newest_folder",
                                "{files: [\"changes*.jsonl\"], format: jsonl}",
                                "{format: iceberg, table: shop.orders}")
                        .mistakes())
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.sentence()).contains("the table shop.orders, which lies in no folder");
                    assertThat(mistake.line()).isEqualTo(10);
                });
    }

    private Declared read(String... changes) throws IOException {
        String declaration = Files.readString(Declarations.ofChanges().resolve("order_changes.yaml"));
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(declaration).contains(changes[i]);
            declaration = declaration.replace(changes[i], changes[i + 1]);
        }
        Files.writeString(folder.resolve("order_changes.yaml"), declaration);
        return check();
    }

    private Declared check() {
        return FeedReader.check(folder, Declarations.DICTIONARY, Declarations.POLICY);
    }
}

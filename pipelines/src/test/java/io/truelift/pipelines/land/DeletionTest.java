package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.FeedReader;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.iceberg.DeletionRow;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a line becomes that says that a record is gone, as sources of change data write it. */
class DeletionTest {
    private static final String PLAIN = plain();

    private static String plain() {
        try {
            return Files.readString(Declarations.ofChanges().resolve("order_changes.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TempDir
    private Path folder;

    @Test
    void needsTheKeyAndTheTimeOfItsRecordAlone() throws IOException {
        assertThat(rows(PLAIN, """
                {"op": "d", "order": 1, "sku": "mug", "at": "2026-01-02T10:00:00Z"}""")).singleElement().satisfies(row -> {
            assertThat(row.table()).isEqualTo("raw.deletion");
            assertThat(DeletionRow.table(row)).isEqualTo("raw.order_line");
            assertThat(DeletionRow.key(row)).containsExactly("1", "mug");
            assertThat(DeletionRow.statedAt(row)).isEqualTo(Instant.parse("2026-01-02T10:00:00Z"));
            assertThat(RawRow.feed(row)).isEqualTo("order_changes");
            assertThat(RawRow.line(row)).isEqualTo(1);
            assertThat(RawRow.recordId(row)).isEqualTo("name-0");
        });
    }

    @Test
    void saysNothingAboutPeople() throws IOException {
        assertThat(rows(PLAIN, """
                {"op": "d", "order": 1, "sku": "mug", "at": "2026-01-02T10:00:00Z", "who": "ada"}"""))
                .as("neither identifiers nor a word on consent")
                .singleElement()
                .satisfies(row -> assertThat(RawRow.identifiers(row)).isEmpty());
        assertThat(rows(PLAIN.replace("type: login", "type: email"), """
                {"op": "d", "order": 1, "sku": "mug", "at": "2026-01-02T10:00:00Z", "who": "no address"}"""))
                .as("an identifier that is none costs no deletion")
                .hasSize(1);
    }

    @Test
    void anyOtherLineIsARecord() throws IOException {
        assertThat(rows(PLAIN, """
                {"op": "c", "order": 1, "sku": "mug", "at": "2026-01-02T10:00:00Z", "quantity": 2, "price": 1.5}""")).extracting(TableRow::table).containsExactly("raw.order_line");
    }

    @Test
    void isSetAsideWhereItDoesNotSayWhichRecordOrWhen() {
        assertThatThrownBy(() -> rows(PLAIN, """
                {"op": "d", "order": 1, "at": "2026-01-02T10:00:00Z"}"""))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("Cannot tell which record of raw.order_line is gone")
                .hasMessageContaining("no product_id");
        assertThatThrownBy(() -> rows(PLAIN, """
                {"op": "d", "order": 1, "sku": "mug"}""")).isInstanceOf(Rejection.class).hasMessageContaining("no ordered_at");
    }

    /** Debezium writes what a row was under before, what it is under after, and what happened to it under op. */
    @Test
    void mayHaveItsKeyWhereOtherLinesHaveItNot() throws IOException {
        String debezium = PLAIN.replaceAll("from: (order|at|sku|quantity|price)}", "from: after.$1}")
                .replace("[quantity, price]", "[after.quantity, after.price]")
                .replace(
                        "in: [d, delete]}",
                        "in: [d], columns: {order_id: {from: before.order}, product_id: {from: before.sku}, ordered_at: {from: ts_ms, format: epoch_millis}}}");
        assertThat(rows(debezium, """
                {"before": {"order": 1, "sku": "mug", "quantity": 2}, "after": null, "op": "d", "ts_ms": 1767348000000}""")).singleElement().satisfies(row -> {
            assertThat(DeletionRow.key(row)).containsExactly("1", "mug");
            assertThat(DeletionRow.statedAt(row)).isEqualTo(Instant.parse("2026-01-02T10:00:00Z"));
        });
    }

    @Test
    void twoWritingsOfAKeyAreOne() throws IOException {
        String byAmount = PLAIN.replace("key: [order_id, product_id]", "key: [order_id, unit_price]");
        assertThat(rows(byAmount, """
                {"op": "d", "order": 1, "price": 1.50, "at": "2026-01-02T10:00:00Z"}"""))
                .extracting(DeletionRow::key)
                .isEqualTo(rows(byAmount, """
                {"op": "d", "order": 1, "price": 1.5, "at": "2026-01-02T10:00:00Z"}""").stream().map(DeletionRow::key).toList());
    }

    private List<TableRow> rows(String declaration, String line) throws IOException {
        Files.writeString(folder.resolve("order_changes.yaml"), declaration);
        Feed feed = FeedReader.readAll(folder, Declarations.DICTIONARY, Declarations.POLICY)
                .getFirst();
        LineConverter converter =
                new LineConverter(feed, Declarations.DICTIONARY, new Identifiers(new byte[] {1}), "run");
        try (FileLines lines = FileLines.open(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), feed)) {
            Line read = ((FileLines.Result.Read) lines.next()).line();
            return converter.convert(new Line(read.number(), "name", read.fields()), "changes.jsonl");
        }
    }
}

package io.truelift.governance.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.governance.dictionary.DictionaryException;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.diff.DictionaryChange.Break;
import io.truelift.governance.diff.DictionaryChange.Kind;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test changes a copy of the shipped dictionary and compares it with the shipped one, under the shipped questions. */
class DictionaryDiffTest {
    private static final Path PROJECT = Path.of(System.getProperty("truelift.project"));
    private static final Path SHIPPED = PROJECT.resolve("governance");
    private static final String ORDER_LINE = "dictionary/order_line.odcs.yaml";
    private static final String CUSTOMER = "dictionary/customer.odcs.yaml";

    @TempDir
    Path governance;

    @BeforeEach
    void copyOfTheShippedDictionary() throws IOException {
        Files.createDirectories(governance.resolve("dictionary"));
        try (Stream<Path> files = Files.walk(SHIPPED, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                Files.createDirectories(
                        governance.resolve(SHIPPED.relativize(file)).getParent());
                Files.copy(file, governance.resolve(SHIPPED.relativize(file)));
            }
        }
    }

    @Test
    void nothingChangedIsNothingToTell() {
        assertThat(diff().changes()).isEmpty();
        assertThat(diff().breaks()).isFalse();
    }

    @Test
    void aDroppedColumnNamesTheSegmentsMetricsAndExperimentsThatReadIt() throws IOException {
        drop(ORDER_LINE, "is_cancellation");
        DictionaryChange change = only();
        assertThat(change.kind()).isEqualTo(Kind.REMOVED);
        assertThat(change.subject()).isEqualTo("governed.order_line.is_cancellation");
        assertThat(change.breaks())
                .extracting(Break::toString)
                .contains(
                        reference("segments/abandoned_cart", "WHERE NOT is_cancellation"),
                        reference("metrics/conversion", "WHERE NOT is_cancellation"))
                .anyMatch(place -> place.startsWith("sql/experiments/cart_reminder.sql:")
                        && place.contains("(through sql/metrics/conversion.sql:"));
        assertThat(diff().breaks()).isTrue();
    }

    @Test
    void eachQuestionThatBreaksIsToldInOneLine() throws IOException {
        drop(ORDER_LINE, "is_cancellation");
        drop(ORDER_LINE, "amount");
        assertThat(diff().brokenQuestions())
                .filteredOn(line -> line.startsWith("sql/segments/high_lifetime_value.sql:"))
                .singleElement()
                .asString()
                .contains(" breaks: governed.order_line.")
                .contains("no longer exists")
                .doesNotContain("\n");
        assertThat(diff().brokenQuestions()).anyMatch(line -> line.startsWith("sql/experiments/cart_reminder.sql:"));
    }

    @Test
    void aRenamedColumnIsGuessedByItsDescription() throws IOException {
        change(ORDER_LINE, "- name: is_cancellation", "- name: is_returned");
        assertThat(only().kind()).isEqualTo(Kind.RENAMED);
        assertThat(only().message()).contains("governed.order_line.is_returned");
        assertThat(only().breaks()).isNotEmpty();
    }

    @Test
    void aColumnThatNobodyReadsMayGo() throws IOException {
        drop("dictionary/raw_touch.odcs.yaml", "campaign");
        assertThat(only().breaks()).isEmpty();
        assertThat(diff().breaks()).isFalse();
    }

    @Test
    void aTypeMayWidenAndNotNarrow() throws IOException {
        change(
                CUSTOMER,
                "name: recency_months\n        logicalType: integer\n        physicalType: integer",
                "name: recency_months\n        logicalType: integer\n        physicalType: bigint");
        assertThat(only().kind()).isEqualTo(Kind.TYPE_WIDENED);
        assertThat(TypeChange.widens("decimal(18,4)", "decimal(38, 4)")).isTrue();
        assertThat(TypeChange.widens("decimal(18,4)", "decimal(18,6)"))
                .as("fewer digits before the point")
                .isFalse();
        assertThat(TypeChange.widens("bigint", "integer")).isFalse();
        assertThat(TypeChange.widens("integer", "decimal(14,4)")).isTrue();
        assertThat(TypeChange.widens("date", "varchar")).isFalse();
    }

    @Test
    void aNarrowedTypeBreaksWhoReadsIt() throws IOException {
        change(
                ORDER_LINE,
                "name: amount\n        logicalType: number\n        physicalType: decimal(18,4)",
                "name: amount\n        logicalType: number\n        physicalType: decimal(9,2)");
        assertThat(only().kind()).isEqualTo(Kind.TYPE_NARROWED);
        assertThat(only().breaks()).extracting(Break::file).contains("sql/segments/high_lifetime_value.sql");
    }

    @Test
    void aColumnThatBecomesSensitiveBreaksWhoReadsIt() throws IOException {
        String block = column(ORDER_LINE, "amount");
        change(ORDER_LINE, block, block.replace("classification: internal", "classification: sensitive"));
        assertThat(only().kind()).isEqualTo(Kind.CLASSIFICATION_RAISED);
        assertThat(only().breaks())
                .extracting(Break::file)
                .contains("sql/segments/high_lifetime_value.sql", "sql/metrics/revenue_per_customer.sql");
    }

    @Test
    void aPurposeTakenAwayBreaksQuestionsOfThatPurposeOnly() throws IOException {
        String block = column("dictionary/event.odcs.yaml", "event_type");
        change("dictionary/event.odcs.yaml", block, block.replaceAll("value: \\[.*\\]", "value: [operations]"));
        assertThat(diff().changes())
                .filteredOn(change -> change.kind() == Kind.PURPOSE_REMOVED)
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.breaks()).isNotEmpty());
    }

    @Test
    void aDescriptionMayChange() throws IOException {
        change(CUSTOMER, "Year of birth, four digits.", "Year in which the person was born.");
        assertThat(only().kind()).isEqualTo(Kind.DESCRIPTION_CHANGED);
        assertThat(diff().breaks()).isFalse();
    }

    @Test
    void aMaskThatChangesIsTold() throws IOException {
        change(CUSTOMER, "value: decade", "value: hidden");
        assertThat(only().kind()).isEqualTo(Kind.MASK_CHANGED);
    }

    @Test
    void aPurposeThatIsGoneIsTold() throws IOException {
        change("purposes.yaml", "- name: marketing_email", "- name: newsletter");
        assertThat(diff().changes())
                .extracting(DictionaryChange::subject)
                .contains("purpose marketing_email", "purpose newsletter");
    }

    @Test
    void comparesWithARevisionOfGit() {
        assertThat(EarlierDictionary.read(SHIPPED, "HEAD").find("governed.customer"))
                .isPresent();
        assertThatThrownBy(() -> EarlierDictionary.read(SHIPPED, "no-such-revision"))
                .isInstanceOf(DictionaryException.class)
                .hasMessageContaining("neither a folder with a dictionary nor a revision of git");
    }

    private DictionaryDiff.Result diff() {
        return DictionaryDiff.of(
                EarlierDictionary.read(SHIPPED, SHIPPED.toString()),
                DictionaryReader.read(governance),
                PROJECT.resolve("sql"));
    }

    private DictionaryChange only() {
        assertThat(diff().changes()).hasSize(1);
        return diff().changes().getFirst();
    }

    private String reference(String question, String text) throws IOException {
        List<String> lines = Files.readAllLines(PROJECT.resolve("sql").resolve(question + ".sql"));
        return "sql/%s.sql:%d"
                .formatted(
                        question,
                        1
                                + (int) lines.stream()
                                        .takeWhile(line -> !line.contains(text))
                                        .count());
    }

    /** The lines of a column. */
    private String column(String file, String name) throws IOException {
        String text = Files.readString(governance.resolve(file));
        int start = text.indexOf("      - name: %s\n".formatted(name));
        int next = text.indexOf("      - name: ", start + 1);
        return text.substring(start, next < 0 ? text.indexOf("slaProperties") : next);
    }

    private void drop(String file, String column) throws IOException {
        change(file, column(file, column), "");
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(governance.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(governance.resolve(file), text.replace(from, to));
    }
}

package io.truelift.pipelines.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerFiguresTest {
    private static final FactColumns COLUMNS = FactColumns.of(Declarations.DICTIONARY);

    @Test
    void sumUpOrdersAndWhatWasTakenBack() {
        CustomerFigures figures = of(
                line("2026-01-05T09:00:00Z", "20.5000", "GBP", false),
                line("2026-01-05T23:59:59Z", "4.2500", "GBP", false),
                line("2026-03-01T00:00:00Z", "10.0000", "GBP", false),
                line("2026-04-01T00:00:00Z", "-4.2500", "GBP", true));

        assertThat(values(figures))
                .containsExactly(
                        Instant.parse("2026-01-05T09:00:00Z"),
                        Instant.parse("2026-03-01T00:00:00Z"),
                        2,
                        new BigDecimal("30.5000"),
                        "GBP",
                        null,
                        null,
                        null);
    }

    @Test
    void addUpNoMoneyOfSeveralCurrencies() {
        CustomerFigures figures =
                of(line("2026-01-05T09:00:00Z", "1", "GBP", false), line("2026-01-06T09:00:00Z", "2", "EUR", false));

        assertThat(figures.value("net_revenue")).isNull();
        assertThat(figures.value("order_currency")).isNull();
        assertThat(figures.value("order_days")).isEqualTo(2);
    }

    @Test
    void keepTheLastAnswerOfThoseGiven() {
        CustomerFigures figures = of(
                answer("b", "csat", 2, "2026-02-01T00:00:00Z"),
                answer("a", "csat", 5, "2026-02-01T00:00:00Z"),
                answer("c", "csat", null, "2026-03-01T00:00:00Z"),
                answer("d", "nps", 9, "2026-01-01T00:00:00Z"),
                answer("e", "speed", 1, "2026-05-01T00:00:00Z"));

        assertThat(figures.value("last_csat")).isEqualTo(2);
        assertThat(figures.value("last_nps")).isEqualTo(9);
    }

    @Test
    void areEmptyWhereNothingIsKnown() {
        assertThat(values(new CustomerFigures())).containsExactly(null, null, 0, null, null, null, null, null);
    }

    @Test
    void areTheSameHoweverFactsAreParted() {
        List<TableRow> facts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String at = Instant.parse("2026-01-01T00:00:00Z")
                    .plusSeconds(i * 40_000L)
                    .toString();
            facts.add(line(at, (i % 7 - 2) + ".0100", "GBP", i % 5 == 0));
            facts.add(answer("r" + i, i % 2 == 0 ? "csat" : "nps", i % 5, at));
            facts.add(fact(FactColumns.EVENT, Map.of("occurred_at", Instant.parse(at))));
        }
        List<@Nullable Object> whole = values(of(facts.toArray(TableRow[]::new)));
        Random random = new Random(1);
        for (int parts = 1; parts < 8; parts++) {
            Collections.shuffle(facts, random);
            CustomerFigures together = new CustomerFigures();
            int size = facts.size() / parts + 1;
            for (int from = 0; from < facts.size(); from += size) {
                together.add(of(facts.subList(from, Math.min(from + size, facts.size()))
                                .toArray(TableRow[]::new))
                        .row());
            }
            assertThat(values(together)).isEqualTo(whole);
        }
    }

    @Test
    void areWholeWhereAWorkerHoldsFewerCustomersThanCome() {
        SumUpFacts sums = new SumUpFacts(COLUMNS, 2);
        Map<String, CustomerFigures> people = new HashMap<>();
        AtomicInteger sent = new AtomicInteger();
        BiConsumer<String, TableRow> toPeople = (customer, figures) -> {
            sent.incrementAndGet();
            people.computeIfAbsent(customer, id -> new CustomerFigures()).add(figures);
        };
        for (int day = 1; day <= 9; day++) {
            for (String customer : List.of("ada", "ben", "cy")) {
                sums.add(customer, line("2026-01-0%dT09:00:00Z".formatted(day), "1.50", "GBP", false), toPeople);
            }
        }
        sums.add(null, line("2026-01-01T09:00:00Z", "99", "GBP", false), toPeople);
        sums.finish(toPeople);

        assertThat(sent.get()).isGreaterThan(3);
        assertThat(people).hasSize(3).allSatisfy((customer, figures) -> {
            assertThat(figures.value("order_days")).isEqualTo(9);
            assertThat(figures.value("net_revenue")).isEqualTo(new BigDecimal("13.50"));
        });
    }

    @Test
    void areColumnsThatSaySo(@TempDir Path folder) throws IOException {
        Dictionary ownScores =
                dictionary(folder, "          - {property: sumsUp, value: governed.survey_answer}\n", "");

        assertThat(CustomerFigures.columns(ownScores.table(CustomerFigures.OF)))
                .as("what a company's own records say under these names is theirs")
                .doesNotContain("last_csat", "last_nps")
                .contains("net_revenue");
        assertThat(FactColumns.of(ownScores).areOf(FactColumns.ANSWER)).isFalse();
        assertThat(FactColumns.of(ownScores).areOf(FactColumns.ORDER_LINE)).isTrue();
    }

    @Test
    void areNoneOfAnotherName(@TempDir Path folder) throws IOException {
        Dictionary wrong = dictionary(folder, "name: last_nps", "name: last_mood");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerFigures.columns(wrong.table(CustomerFigures.OF)))
                .withMessageContaining("last_mood sums up facts, and what can be summed up is first_order_at");
    }

    private static Dictionary dictionary(Path folder, String text, String other) throws IOException {
        Path governance = Declarations.project().resolve("governance");
        Files.copy(governance.resolve("purposes.yaml"), folder.resolve("purposes.yaml"));
        Files.copy(governance.resolve("access.yaml"), folder.resolve("access.yaml"));
        Files.createDirectory(folder.resolve("dictionary"));
        try (DirectoryStream<Path> contracts = Files.newDirectoryStream(governance.resolve("dictionary"))) {
            for (Path contract : contracts) {
                Files.writeString(
                        folder.resolve("dictionary").resolve(contract.getFileName()),
                        Files.readString(contract).replace(text, other));
            }
        }
        return DictionaryReader.read(folder);
    }

    private static List<@Nullable Object> values(CustomerFigures figures) {
        List<@Nullable Object> values = new ArrayList<>();
        CustomerFigures.COLUMNS.forEach(column -> values.add(figures.value(column)));
        return values;
    }

    private static CustomerFigures of(TableRow... facts) {
        CustomerFigures figures = new CustomerFigures();
        Arrays.stream(facts).forEach(fact -> figures.add(fact, COLUMNS));
        return figures;
    }

    private static TableRow line(String at, String amount, String currency, boolean isCancellation) {
        return fact(
                FactColumns.ORDER_LINE,
                Map.of(
                        "ordered_at",
                        Instant.parse(at),
                        "amount",
                        new BigDecimal(amount),
                        "currency",
                        currency,
                        "is_cancellation",
                        isCancellation));
    }

    private static TableRow answer(String record, String question, @Nullable Integer score, String at) {
        Map<String, Object> given = Map.of("record_id", record, "question", question, "answered_at", Instant.parse(at));
        TableRow answer = fact(FactColumns.ANSWER, given);
        answer.values()[COLUMNS.score()] = score;
        return answer;
    }

    private static TableRow fact(String table, Map<String, Object> values) {
        return new TableRow(
                table,
                Declarations.DICTIONARY.table(table).columns().stream()
                        .map(ColumnContract::name)
                        .map(values::get)
                        .toArray());
    }
}

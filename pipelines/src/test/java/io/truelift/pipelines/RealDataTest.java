package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.testing.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's declarations over the published data sets; expected numbers are from the README beside the data. */
@Tag("servers")
class RealDataTest {
    private static final List<String> FILES =
            List.of("hillstrom.csv.gz", "online_retail.csv.gz", "airline_satisfaction.csv.gz", "paths.csv");

    private static Shop.Run run;
    private static Published published;

    @BeforeAll
    static void build(@TempDir Path folder) throws IOException {
        Path data = SharedData.folder();
        Shop shop = Shop.in(folder, Declarations.project().resolve("pipelines/feeds"));
        FILES.forEach(file -> shop.deliver(data.resolve(file)));
        run = shop.build();
        System.out.println(run.output());
        published = shop.published();
    }

    @Test
    void everyLineIsPublished() {
        assertThat(run.exitCode()).as(run.output()).isZero();
        Map<Object, Object> lines = new HashMap<>();
        published
                .rows("governance.run_file")
                .forEach(file -> lines.put(file.getField("feed"), file.getField("lines_published")));
        assertThat(lines)
                .isEqualTo(Map.of(
                        "online_retail",
                        541_909L,
                        "hillstrom",
                        64_000L,
                        "airline_satisfaction",
                        25_976L,
                        "paths",
                        10_000L));
        assertThat(published.rows("governance.quarantine")).isEmpty();
    }

    @Test
    void onlineRetailAddsUp() {
        Tally tally = new Tally();
        published.read("governed.order_line", row -> {
            if (row.getField("feed").equals("online_retail")) {
                tally.add("lines", 1);
                tally.add("without person", row.getField("customer_id") == null ? 1 : 0);
                tally.add("cancellations", (Boolean) row.getField("is_cancellation") ? 1 : 0);
                tally.net = tally.net.add((BigDecimal) row.getField("amount"));
            }
        });
        assertThat(tally.counts)
                .isEqualTo(Map.of("lines", 541_909L, "without person", 135_080L, "cancellations", 9_288L));
        assertThat(tally.net).isEqualByComparingTo("9747747.934");
        assertThat(customersOf("online_retail")).isEqualTo(4_372);
        assertThat(published
                        .rowWith("governance.run_table", "table_name", "governed.order_line")
                        .getField("rows_without_person"))
                .isEqualTo(135_080L);
    }

    @Test
    void customersCarryWhatTheirFactsAddUpTo() {
        Map<Object, BigDecimal> money = new HashMap<>();
        Map<Object, Set<Object>> days = new HashMap<>();
        published.read("governed.order_line", row -> {
            if (row.getField("customer_id") != null) {
                money.merge(row.getField("customer_id"), (BigDecimal) row.getField("amount"), BigDecimal::add);
                if (!(Boolean) row.getField("is_cancellation")) {
                    days.computeIfAbsent(row.getField("customer_id"), id -> new HashSet<>())
                            .add(((OffsetDateTime) row.getField("ordered_at")).toLocalDate());
                }
            }
        });
        Map<Object, Object> told = new HashMap<>();
        Map<Object, Integer> toldDays = new HashMap<>();
        published.read("governed.customer", row -> {
            if (row.getField("net_revenue") != null) {
                told.put(row.getField("customer_id"), row.getField("net_revenue"));
            }
            if ((Integer) row.getField("order_days") > 0) {
                toldDays.put(row.getField("customer_id"), (Integer) row.getField("order_days"));
            }
        });
        assertThat(told).isEqualTo(money).hasSizeGreaterThan(4_372);
        assertThat(toldDays)
                .isEqualTo(days.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().size())));
    }

    @Test
    void hillstromsArmsAreWhole() {
        Map<Object, Object> variants = new HashMap<>();
        Tally customers = new Tally();
        published.read("governed.exposure", row -> {
            variants.put(row.getField("customer_id"), row.getField("variant"));
            customers.add((String) row.getField("variant"), 1);
        });
        assertThat(customers.counts).isEqualTo(Map.of("mens", 21_307L, "womens", 21_387L, "none", 21_306L));
        Tally visits = new Tally();
        published.read("governed.event", row -> visits.add((String) variants.get(row.getField("customer_id")), 1));
        assertThat(visits.counts).isEqualTo(Map.of("mens", 3_894L, "womens", 3_238L, "none", 2_262L));
        Tally orders = new Tally();
        Map<Object, BigDecimal> spend = new HashMap<>();
        published.read("governed.order_line", row -> {
            if (row.getField("feed").equals("hillstrom")) {
                Object variant = variants.get(row.getField("customer_id"));
                orders.add((String) variant, 1);
                spend.merge(variant, (BigDecimal) row.getField("amount"), BigDecimal::add);
            }
        });
        assertThat(orders.counts).isEqualTo(Map.of("mens", 267L, "womens", 189L, "none", 122L));
        assertThat(spend.get("mens")).isEqualByComparingTo("30311.69");
        assertThat(spend.get("womens")).isEqualByComparingTo("23038.11");
        assertThat(spend.get("none")).isEqualByComparingTo("13908.33");
    }

    @Test
    void airlineAnswersAreAllThere() {
        Tally answers = new Tally();
        published.read("governed.survey_answer", row -> answers.add("score " + row.getField("score"), 1));
        assertThat(answers.counts).isEqualTo(Map.of("score 1", 11_403L, "score 0", 25_976L - 11_403L));
    }

    @Test
    void pathsKeepEveryDecimal() {
        Tally paths = new Tally();
        published.read("analytics.attribution_path", row -> {
            paths.add("conversions", (Long) row.getField("conversions"));
            paths.add("nulls", (Long) row.getField("non_conversions"));
            paths.net = paths.net.add((BigDecimal) row.getField("conversion_value"));
        });
        assertThat(paths.counts).isEqualTo(Map.of("conversions", 19_785L, "nulls", 68_602L));
        assertThat(paths.net.setScale(5, java.math.RoundingMode.HALF_EVEN)).isEqualByComparingTo("74802.97159");
    }

    private static long customersOf(String feed) {
        Tally customers = new Tally();
        published.read(
                "governed.customer",
                row -> customers.add("n", ((List<?>) row.getField("feeds")).contains(feed) ? 1 : 0));
        return customers.counts.get("n");
    }

    private static final class Tally {
        private final Map<String, Long> counts = new HashMap<>();
        private BigDecimal net = BigDecimal.ZERO;

        void add(String what, long number) {
            counts.merge(what, number, Long::sum);
        }
    }
}

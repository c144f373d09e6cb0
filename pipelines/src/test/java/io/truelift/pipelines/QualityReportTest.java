package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit of a run says: errors stop it, warnings are published, and both are told and kept. */
@Tag("servers")
class QualityReportTest {
    private static final String ORDERS = "raw_order_line";
    private static final String RESULTS = "governance.quality_result";
    private static final String HEADER = "order,placed,sku,name,quantity,price,email\n";

    @TempDir
    private Path folder;

    private OwnContent content;
    private Shop shop;

    @BeforeEach
    void openShop() {
        content = OwnContent.in(folder.resolve("project"));
        shop = Shop.in(folder.resolve("shop")).withContent(content.project());
    }

    @Test
    void aWarningIsPublishedAndTold() {
        content.column(ORDERS, "product_name", "{metric: nullValues, mustBe: 0, severity: warning}");
        shop.deliver("orders-1.csv", orders(order("1", "mug"), order("2", ""), order("3", "")));

        Shop.Run run = shop.build();

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains(
                        "warning      required of raw.order_line.product_name is broken by 2 rows: orders-1.csv:3 of feed orders (2 rows)")
                .contains("1 warning");
        assertThat(shop.published().rows("raw.order_line")).hasSize(3);
        assertThat(shop.published().rows("governance.quarantine")).isEmpty();
        Record kept = broken().getFirst();
        assertThat(kept.getField("severity")).isEqualTo("warning");
        assertThat(kept.getField("violations")).isEqualTo(2L);
        assertThat(kept.getField("column_name")).isEqualTo("product_name");
        assertThat(kept.getField("sources")).isEqualTo("orders-1.csv:3 of feed orders (2 rows)");
        assertThat(kept.getField("checked_at")).isNotNull();
    }

    @Test
    void anErrorStopsTheRunAndSaysWhereItsRowsComeFrom() {
        content.column(ORDERS, "order_id", "{metric: duplicateValues, mustBe: 0}")
                .column(ORDERS, "product_name", "{metric: nullValues, mustBe: 0, severity: warning}");
        shop.deliver("orders-1.csv", orders(order("1", "mug"), order("2", "")))
                .deliver("orders-2.csv", orders(order("3", "mug"), order("1", "cup")));

        Shop.Run run = shop.build();

        assertThat(run.exitCode()).as(run.output()).isEqualTo(4);
        assertThat(run.output())
                .contains("1 check of the contracts is broken")
                .containsPattern(
                        "duplicateValues of raw.order_line.order_id is broken by 1 row: orders-[12].csv:[23] of feed orders \\(1 row\\)")
                .contains("warning      required of raw.order_line.product_name")
                .contains("TL-QUALITY");
        assertThat(shop.published().rows("raw.order_line")).isEmpty();
        assertThat(shop.published().rows("governance.run")).isEmpty();
        assertThat(broken())
                .as("what was found is kept, of a run that was stopped as well")
                .extracting(row -> row.getField("severity"))
                .containsExactlyInAnyOrder("error", "warning");
    }

    @Test
    void whatARunAddsIsHeldAgainstTheRunsBefore() {
        content.table(ORDERS, drift("volume", 0.5, "warning"))
                .column(ORDERS, "product_name", drift("nulls", 0.2, "warning"))
                .column(ORDERS, "is_cancellation", drift("distribution", 0.25, "warning"));
        for (int day = 1; day <= 3; day++) {
            Shop.Run ordinary = day(day, 100, 10, 10);
            assertThat(ordinary.exitCode()).as(ordinary.output()).isZero();
            assertThat(ordinary.output()).doesNotContain("Drift");
        }
        Shop.Run like = day(4, 120, 15, 9);
        assertThat(like.output()).as("a day like the others").doesNotContain("Drift");

        Shop.Run other = day(5, 20, 15, 15);

        assertThat(other.exitCode()).as(other.output()).isZero();
        assertThat(other.output())
                .contains(
                        "warning      volumeDrift of raw.order_line is broken: 20 rows added, where the last 4 runs added 100 (median) and at least 50 would do",
                        "nullsDrift of raw.order_line.product_name is broken: 75.0\u00a0% of 20 rows have no value",
                        "distributionDrift of raw.order_line.is_cancellation is broken: the population stability index",
                        "most of it is \"true\", 75.0\u00a0% of rows where it was 9.4\u00a0%");
        assertThat(broken())
                .extracting(row -> row.getField("rule"))
                .containsExactlyInAnyOrder("volumeDrift", "nullsDrift", "distributionDrift");
        Record volume = broken().stream()
                .filter(row -> row.getField("rule").equals("volumeDrift"))
                .findFirst()
                .orElseThrow();
        assertThat(volume.getField("measured_value")).isEqualTo(20.0);
        assertThat(volume.getField("threshold")).isEqualTo(50.0);
        assertThat(shop.published().rows("raw.order_line")).hasSize(440);
    }

    @Test
    void aDriftThatIsAnErrorStopsTheRunAndIsNoMeasureForTheNext() {
        content.table(ORDERS, drift("volume", 0.5, "error"));
        for (int day = 1; day <= 3; day++) {
            assertThat(day(day, 100, 0, 0).exitCode()).isZero();
        }

        Shop.Run stopped = day(4, 10, 0, 0);
        assertThat(stopped.exitCode()).as(stopped.output()).isEqualTo(4);
        assertThat(stopped.output()).contains("volumeDrift of raw.order_line is broken: 10 rows added");
        assertThat(shop.published().rows("raw.order_line")).hasSize(300);

        Shop.Run mended = day(4, 90, 0, 0);
        assertThat(mended.exitCode()).as(mended.output()).isZero();
        assertThat(shop.published().rows("raw.order_line")).hasSize(390);
        assertThat(shop.published().rowsWith(RESULTS, "rule", "volumeDrift").stream()
                        .map(row -> String.valueOf(row.getField("detail"))))
                .as("held against the three that were published")
                .anyMatch(detail -> detail.startsWith("90 rows added, where the last 3 runs added 100"));
    }

    @Test
    void aFeedThatIsLandedAgainIsNoOrdinaryDay() {
        content.table(ORDERS, drift("volume", 0.5, "error"));
        for (int day = 1; day <= 3; day++) {
            assertThat(day(day, 50, 0, 0).exitCode()).isZero();
        }
        Shop.Run again = shop.run(
                "--feeds",
                shop.feeds().toString(),
                "--declarations",
                shop.declarations().toString(),
                "--land-again",
                "orders-3.csv");
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(shop.published().rowsWith(RESULTS, "rule", "volumeDrift")).hasSize(3);
    }

    @Test
    void dataThatStayAwayAreOld() {
        content.promise(ORDERS, "{property: latency, value: 2, unit: d, element: raw_order_line.ordered_at}");
        String today = LocalDateTime.now(ZoneId.of("Europe/London"))
                .minusHours(5)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
        shop.deliver("orders-1.csv", orders("1,2020-01-10 12:00:00,A1,mug,1,2.50,ada@example.org"));
        Shop.Run old = shop.build();
        assertThat(old.exitCode()).as(old.output()).isZero();
        assertThat(old.output())
                .contains(
                        "warning      freshness of raw.order_line.ordered_at is broken: the latest is 2020-01-10T12:00:00Z",
                        "must be at most 2 days old");

        shop.clear()
                .deliver(
                        "people.csv",
                        "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked",
                        "ada@example.org,,,Ada,Lovelace,,,,,,,true,2026-01-01 10:00");
        assertThat(shop.build().output())
                .as("a run that brings none of it tells so, too")
                .contains("freshness of raw.order_line.ordered_at is broken");

        shop.clear().deliver("orders-2.csv", orders("2," + today + ",A1,mug,1,2.50,ada@example.org"));
        assertThat(shop.build().output()).doesNotContain("freshness");
        assertThat(shop.published().rowsWith(RESULTS, "rule", "freshness"))
                .extracting(row -> row.getField("violations"))
                .containsExactlyInAnyOrder(1L, 1L, 0L);
    }

    @Test
    void aWarehouseOfBeforeGoesOn() {
        String now = content.contract("quality_result");
        content.write(
                "quality_result",
                now.substring(0, now.indexOf("      - name: feed\n")) + now.substring(now.indexOf("slaProperties:")));
        shop.deliver("orders-1.csv", orders(order("1", "mug")));
        assertThat(shop.build().exitCode()).isZero();
        content.write("quality_result", now);
        shop.deliver("orders-2.csv", orders(order("2", "mug")));

        Shop.Run run = shop.build();

        assertThat(run.exitCode()).as(run.output()).isZero();
        Map<Boolean, List<Record>> bySeverity = shop.published().rows(RESULTS).stream()
                .collect(Collectors.partitioningBy(row -> row.getField("severity") == null));
        assertThat(bySeverity.get(true)).as("results of before").isNotEmpty();
        assertThat(bySeverity.get(false)).as("results of now").isNotEmpty();
    }

    private List<Record> broken() {
        return shop.published().rows(RESULTS).stream()
                .filter(row -> !row.getField("violations").equals(0L))
                .toList();
    }

    /** Delivers a day's orders and runs: some have no name, some are cancellations. */
    private Shop.Run day(int day, int orders, int nameless, int cancelled) {
        shop.deliver(
                "orders-%d.csv".formatted(day),
                orders(IntStream.range(0, orders)
                        .mapToObj(i ->
                                order("%s%d-%d".formatted(i < cancelled ? "C" : "", day, i), i < nameless ? "" : "mug"))
                        .toArray(String[]::new)));
        return shop.build();
    }

    private static String order(String id, String name) {
        return "%s,2026-01-10 12:00:00,A1,%s,1,2.50,ada@example.org".formatted(id, name);
    }

    private static String orders(String... lines) {
        return HEADER + String.join("\n", lines);
    }

    private static String drift(String kind, double tolerance, String severity) {
        return "{type: custom, engine: truelift, severity: %s, implementation: {drift: %s, tolerance: %s}}"
                .formatted(severity, kind, tolerance);
    }
}

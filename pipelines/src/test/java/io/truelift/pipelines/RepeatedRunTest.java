package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays as it is when the pipelines run again. */
@Tag("servers")
class RepeatedRunTest {
    private static final String PEOPLE = "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked";

    @Test
    void theSameFeedsLandNothingNewAndLeaveTheSameCustomers(@TempDir Path folder) {
        Shop shop = Shop.in(folder)
                .deliver(
                        "people.csv",
                        PEOPLE,
                        "ada@example.org,,ada,Ada,Lovelace,,,,,,,true,2026-01-01 10:00",
                        "grace@example.org,,,Grace,Hopper,,,,,,,true,2026-01-01 10:00");
        assertThat(shop.build().exitCode()).isZero();
        List<String> first = withoutRun(shop, "governed.customer");

        Shop.Run again = shop.build();

        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(again.output()).contains("people.csv is a duplicate of people.csv");
        assertThat(withoutRun(shop, "governed.customer")).isEqualTo(first).hasSize(2);
        assertThat(shop.published().rows("raw.customer_record")).hasSize(2);
        assertThat(shop.published().column("governance.run_file", "status"))
                .containsExactlyInAnyOrder("landed", "duplicate");
        assertThat(shop.published().column("governance.run", "lines_in")).containsExactlyInAnyOrder(2L, 0L);
        assertThat(shop.published().column("governance.run", "customers")).containsExactly(2L, 2L);
        assertThat(again.output()).contains("nothing is new");
    }

    @Test
    void makesTheTablesAnewWhereAskedTo(@TempDir Path folder) {
        Shop shop = ofTwo(folder);
        List<String> first = withoutRun(shop, "governed.customer");

        Shop.Run again = shop.run(
                "--everything",
                "--feeds",
                shop.feeds().toString(),
                "--declarations",
                shop.declarations().toString());

        assertThat(again.output()).contains("3 identifiers, 0 links refused").contains("2 customers");
        assertThat(withoutRun(shop, "governed.customer")).isEqualTo(first);
    }

    @Test
    void makesThemAnewWhereSomebodyElseChangedATable(@TempDir Path folder) {
        Shop shop = ofTwo(folder);
        shop.published()
                .change(
                        "governed.customer",
                        table -> table.newDelete()
                                .deleteFromRowFilter(Expressions.alwaysTrue())
                                .commit());
        assertThat(shop.published().rows("governed.customer")).isEmpty();

        Shop.Run again = shop.build();

        assertThat(again.output()).doesNotContain("nothing is new");
        assertThat(shop.published().rows("governed.customer")).hasSize(2);
    }

    @Test
    void makesThemAnewWhereADecisionOnALinkCame(@TempDir Path folder) {
        Shop shop = ofTwo(folder);
        assertThat(shop.link("login:ada", "email:ada@example.org", "--reason", "a mistake", "--as", "gwen")
                        .exitCode())
                .isZero();

        assertThat(shop.build().output()).doesNotContain("nothing is new").contains("1 links refused");
    }

    private static Shop ofTwo(Path folder) {
        Shop shop = Shop.in(folder)
                .deliver(
                        "people.csv",
                        PEOPLE,
                        "ada@example.org,,ada,Ada,Lovelace,,,,,,,true,2026-01-01 10:00",
                        "grace@example.org,,,Grace,Hopper,,,,,,,true,2026-01-01 10:00");
        Shop.Run built = shop.build();
        assertThat(built.exitCode()).as(built.output()).isZero();
        return shop;
    }

    @Test
    void aCustomerKeepsTheirIdWhenMoreIsLearntAndTheOlderWhenTwoTurnOutToBeOne(@TempDir Path folder) {
        Shop shop = Shop.in(folder)
                .deliver(
                        "people.csv",
                        PEOPLE,
                        "ada@example.org,,,Ada,Lovelace,,,,,,,true,2026-01-01 10:00",
                        ",,ada,Countess,,,,,,,,true,2026-01-01 10:00",
                        "grace@example.org,,,Grace,Hopper,,,,,,,true,2026-01-01 10:00");
        assertThat(shop.build().exitCode()).isZero();
        Map<String, String> before = customersByName(shop);
        assertThat(before).hasSize(3);

        shop.clear().deliver("people-2.csv", PEOPLE, "ada@example.org,,ada,Ada,King,,,,,,,true,2026-01-02 10:00");
        assertThat(shop.build().exitCode()).isZero();

        Map<String, String> after = customersByName(shop);
        String smallest =
                before.get("Ada").compareTo(before.get("Countess")) < 0 ? before.get("Ada") : before.get("Countess");
        assertThat(after).isEqualTo(Map.of("Ada", smallest, "Grace", before.get("Grace")));
        assertThat(shop.published()
                        .rowWith("governed.customer", "given_name", "Ada")
                        .getField("family_name"))
                .isEqualTo("King");
    }

    private static Map<String, String> customersByName(Shop shop) {
        Map<String, String> ids = new TreeMap<>();
        for (Record row : shop.published().rows("governed.customer")) {
            ids.put((String) row.getField("given_name"), (String) row.getField("customer_id"));
        }
        return ids;
    }

    private static List<String> withoutRun(Shop shop, String table) {
        return shop.published().rows(table).stream()
                .map(row -> {
                    row.setField("run_id", null);
                    return row.toString();
                })
                .sorted()
                .toList();
    }
}

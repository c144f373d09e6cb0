package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.platform.project.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is who from run to run, whoever resolves it: ids that stay, merges that keep the older, splits that take their facts along. */
@Tag("servers")
@ParameterizedClass
@ValueSource(strings = {"memory", "distributed"})
class StitchedRunsTest {
    private static final String PEOPLE = "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked";
    private static final String ORDERS = "order,placed,sku,name,quantity,price,email";

    @Parameter
    private String resolver = "";

    /** Somebody typed Bob's address into Ann's account: two people look like one until governance says otherwise. */
    @Test
    void aBlockedLinkSplitsTheCustomerAndFactsGoBackToWhomTheyBelong(@TempDir Path folder) {
        Shop shop = shop(folder)
                .deliver(
                        "people.csv",
                        PEOPLE,
                        "bob@example.org,,ann,Ann,,,,,,,,true,2026-01-01 10:00",
                        "ann@example.org,,ann,Ann,,,,,,,,true,2026-01-01 10:00",
                        "bob@example.org,,,Bob,,,,,,,,true,2026-01-01 10:00")
                .deliver(
                        "orders.csv",
                        ORDERS,
                        "1,2026-02-01 10:00:00,A,Mug,1,5.00,ann@example.org",
                        "2,2026-02-01 11:00:00,B,Jar,1,7.00,bob@example.org");
        assertThat(shop.build().exitCode()).isZero();
        String both =
                (String) shop.published().rows("governed.customer").getFirst().getField("customer_id");
        assertThat(shop.published().column("governed.order_line", "customer_id"))
                .containsExactly(both, both);

        Shop.Run block =
                shop.link("login:ann", "email:bob@example.org", "--reason", "a typing mistake", "--as", "gwen");
        assertThat(block.exitCode()).as(block.output()).isZero();
        assertThat(shop.clear()
                        .deliver("people.csv", PEOPLE, "ann@example.org,,ann,Ann,,,,,,,,true,2026-01-02 10:00")
                        .build()
                        .exitCode())
                .isZero();

        Map<String, String> customers = customersByName(shop);
        assertThat(customers).hasSize(2).containsEntry("Ann", both);
        assertThat(shop.published()
                        .rowWith("governed.order_line", "order_id", "1")
                        .getField("customer_id"))
                .isEqualTo(both);
        assertThat(shop.published()
                        .rowWith("governed.order_line", "order_id", "2")
                        .getField("customer_id"))
                .isEqualTo(customers.get("Bob"))
                .isNotEqualTo(both);
        assertThat(shop.published().rowsWith("governed.identity_history", "change", "split"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.getField("from_customer_id")).isEqualTo(both);
                    assertThat(change.getField("customer_id")).isEqualTo(customers.get("Bob"));
                    assertThat((String) change.getField("reason"))
                            .contains("gwen")
                            .contains("a typing mistake");
                });
        assertThat(shop.published().column("governance.identity_refusal", "reason"))
                .containsExactly("blocked");

        assertThat(shop.link(
                                "email:bob@example.org",
                                "login:ann",
                                "--allow",
                                "--reason",
                                "it was hers after all",
                                "--as",
                                "gwen")
                        .exitCode())
                .isZero();
        assertThat(shop.clear()
                        .deliver("people.csv", PEOPLE, "ann@example.org,,ann,Ann,,,,,,,,true,2026-01-03 10:00")
                        .build()
                        .exitCode())
                .isZero();
        assertThat(customersByName(shop))
                .as("one again, under the older id")
                .containsValue(both)
                .hasSize(1);
        assertThat(shop.published().column("governed.order_line", "customer_id"))
                .containsExactly(both, both);
    }

    @Test
    void aMergeKeepsTheOlderId(@TempDir Path folder) {
        Shop shop = shop(folder).deliver("people.csv", PEOPLE, ",,ann,Ann,,,,,,,,true,2026-01-01 10:00");
        assertThat(shop.build().exitCode()).isZero();
        String older = customersByName(shop).get("Ann");
        String[] younger = new String[8]; // whatever their hashes, one of so many has a smaller id
        String[] together = new String[8];
        for (int i = 0; i < younger.length; i++) {
            younger[i] = "ann%d@example.org,,,Ann,,,,,,,,true,2026-01-01 10:00".formatted(i);
            together[i] = "ann%d@example.org,,ann,Ann,,,,,,,,true,2026-01-02 10:00".formatted(i);
        }
        assertThat(shop.clear().deliver("people.csv", people(younger)).build().exitCode())
                .isZero();
        assertThat(shop.published().rows("governed.customer")).hasSize(9);
        assertThat(shop.clear().deliver("people.csv", people(together)).build().exitCode())
                .isZero();
        assertThat(shop.published().column("governed.customer", "customer_id")).containsExactly(older);
        assertThat(shop.published().rowsWith("governed.identity_history", "change", "merged"))
                .hasSize(8)
                .allSatisfy(change -> assertThat(change.getField("customer_id")).isEqualTo(older));
    }

    @Test
    void twoFullRebuildsGiveTheSameIds(@TempDir Path folder) {
        Map<String, String> first = customersByName(twoPeople(folder.resolve("one"), "one"));
        Map<String, String> second = customersByName(twoPeople(folder.resolve("two"), "two"));
        assertThat(second).isEqualTo(first).hasSize(2);
    }

    private static String[] people(String... lines) {
        return Stream.concat(Stream.of(PEOPLE), Stream.of(lines)).toArray(String[]::new);
    }

    private Shop shop(Path folder) {
        return Shop.in(folder).with(Settings.IDENTITY_RESOLVER, resolver);
    }

    private Shop twoPeople(Path folder, String prefix) {
        Shop shop = shop(folder)
                .withKey("the same key for both, and long enough")
                .deliver(
                        "people-" + prefix + ".csv",
                        PEOPLE,
                        "ann@example.org,,ann,Ann,,,,,,,,true,2026-01-01 10:00",
                        "bob@example.org,,,Bob,,,,,,,,true,2026-01-01 10:00");
        assertThat(shop.build().exitCode()).isZero();
        return shop;
    }

    private static Map<String, String> customersByName(Shop shop) {
        Map<String, String> ids = new HashMap<>();
        for (Record row : shop.published().rows("governed.customer")) {
            ids.put((String) row.getField("given_name"), (String) row.getField("customer_id"));
        }
        return ids;
    }
}

package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.dictionary.TableContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Identifiers as they were delivered, looked for in every column of every table that was written. */
@Tag("servers")
class RawValuesTest {
    private static final List<String> RAW =
            List.of("ada.lovelace", "ada@", "01632 9", "1632960001", "countess", "cookie-4711", "half@way", "cut@line");

    @Test
    void noTableButTheOneThatMayHoldsAnIdentifierNotEvenQuarantine(@TempDir Path folder) {
        Shop shop = Shop.in(folder)
                .deliver(
                        "people.csv",
                        "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked",
                        "Ada.Lovelace@example.org,+44 1632 960001,Countess,A,L,,,,,,,true,2026-01-01 10:00",
                        "half@way,+44 1632 960001,countess,B,L,,,,,,,true,2026-01-01 10:00",
                        "ada@example.org,01632 960001,countess,C,L,,,,,,,true,2026-01-01 10:00",
                        "ada@example.org,,countess,D,L,countess,,,,,,true,2026-01-01 10:00",
                        "ada@example.org,,countess,E,L,,,,,ada@example.org,,true,2026-01-01 10:00")
                .deliver(
                        "orders.csv",
                        "order,placed,sku,name,quantity,price,email",
                        "1,2026-01-10 12:00:00,A1,mug,1,2.50,ada.lovelace@example.org",
                        "2,2026-01-10 12:00:00,A1,cut@line",
                        "3,2026-01-10 12:00:00,A1,\"mug,1,2.50,cut@line")
                .deliver(
                        "visits.jsonl",
                        "{\"id\": 1, \"at\": \"2026-07-09T08:00:00Z\", \"type\": \"visit\", \"cookie\": \"cookie-4711\", \"login\": \"countess\"}",
                        "{\"id\": 2, \"at\": \"2026-07-09T08:00:00Z\", \"type\": \"cookie-4711\", \"cookie\": \"cookie-4711\"}",
                        "{\"id\": 3, \"login\": countess}");

        Shop.Run run = shop.build();

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(shop.published().rows("governance.quarantine")).hasSizeGreaterThanOrEqualTo(8);
        assertThat(tablesWithRawValues(shop)).containsExactly("raw.customer_record.email_address");
        assertThat(shop.published().column("governance.quarantine", "reason"))
                .anySatisfy(reason ->
                        assertThat((String) reason).contains("xxxx@xxx").contains("no domain"));
        assertThat(RAW)
                .allSatisfy(value ->
                        assertThat(run.output().toLowerCase(Locale.ROOT)).doesNotContain(value));
    }

    private static Set<String> tablesWithRawValues(Shop shop) {
        Set<String> found = new TreeSet<>();
        for (TableContract table : Declarations.DICTIONARY.tables()) {
            if (!table.qualifiedName().equals("governance.dictionary")) {
                shop.published()
                        .read(
                                table.qualifiedName(),
                                row -> table.columns().stream()
                                        .filter(column -> isRaw(row, column.name()))
                                        .forEach(column -> found.add(table.qualifiedName() + "." + column.name())));
            }
        }
        return found;
    }

    private static boolean isRaw(Record row, String column) {
        String text = String.valueOf(row.getField(column)).toLowerCase(Locale.ROOT);
        return RAW.stream().anyMatch(text::contains);
    }
}

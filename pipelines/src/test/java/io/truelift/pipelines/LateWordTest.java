package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives late: an older statement does not win, an equal line is one more, a word repeated is none. */
@Tag("servers")
class LateWordTest {
    private static final String PEOPLE = "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked";
    private static final String NEWER = "ada@example.org,,,Ada,King,,,,,,,true,2026-03-01 10:00";
    private static final String OLDER = "ada@example.org,,,Ada,Byron,,,,,,,true,2026-01-01 10:00";

    @Test
    void theStatementMadeLastHoldsWhicheverArrivesFirst(@TempDir Path folder) {
        Shop shop = Shop.in(folder)
                .deliver("people-march.csv", PEOPLE, NEWER)
                .deliver(
                        "wishes.csv",
                        "email,topic,wish,at",
                        "ada@example.org,newsletter_frequency,monthly,2026-03-01T10:00:00Z");
        assertThat(shop.build().exitCode()).isZero();

        Shop.Run late =
                shop.clear().deliver("people-january.csv", PEOPLE, OLDER, NEWER).build();

        assertThat(late.exitCode()).as(late.output()).isZero();
        Published published = shop.published();
        Record ada = published.rowWith("governed.customer", "given_name", "Ada");
        assertThat(ada.getField("family_name")).isEqualTo("King");
        assertThat(published.column("raw.customer_record", "record_id"))
                .as("the line that came again is one more of its kind")
                .hasSize(3)
                .doesNotHaveDuplicates()
                .filteredOn(id -> id.toString().endsWith("-1-0"))
                .hasSize(1);
        assertThat(published.rows("raw.consent_event"))
                .as("its consent event is not")
                .hasSize(2);
        Record wish = published.rows("governed.preference").getFirst();
        assertThat(wish.getField("value")).isEqualTo("monthly");
        assertThat(wish.getField("customer_id")).isEqualTo(ada.getField("customer_id"));
    }
}

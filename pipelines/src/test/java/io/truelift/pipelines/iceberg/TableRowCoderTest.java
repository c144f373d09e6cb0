package io.truelift.pipelines.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableRowCoderTest {

    @Test
    void everyTypeOfAContractComesBackAsItWas() throws IOException {
        TableRow row = new TableRow("raw.order_line", new Object[] {
            null,
            "caf\u00e9 \uD83D\uDED2",
            "",
            7,
            -3_000_000_000L,
            0.1,
            true,
            false,
            new BigDecimal("-9747747.9340"),
            Instant.parse("2011-12-09T12:50:00.123456Z"),
            LocalDate.of(1969, 7, 20),
            List.of("email:1", "login:2"),
            List.of()
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TableRowCoder.of().encode(row, bytes);
        TableRowCoder.of().encode(new TableRow("second", new Object[] {"x"}), bytes);

        ByteArrayInputStream stream = new ByteArrayInputStream(bytes.toByteArray());
        TableRow back = TableRowCoder.of().decode(stream);

        assertThat(back.table()).isEqualTo(row.table());
        assertThat(back.values()).containsExactly(row.values());
        assertThat(TableRowCoder.of().decode(stream).values()).containsExactly("x");
        assertThat(stream.available()).isZero();
    }
}

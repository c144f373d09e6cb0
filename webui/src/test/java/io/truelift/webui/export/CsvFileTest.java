package io.truelift.webui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final Instant AS_OF = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void beginsWithAByteOrderMarkAndAHeader() throws IOException {
        assertThat(written(CellValue.of("café"))).isEqualTo("\ufeffFirst\r\ncafé\r\n");
    }

    @Test
    void writesNumbersWithAllTheirDigitsAndNegativeOnesAsNumbers() throws IOException {
        assertThat(cell(new CellValue.Exact(new BigDecimal("1234567890123456789.000000000001"))))
                .isEqualTo("1234567890123456789.000000000001");
        assertThat(cell(CellValue.of(-0.1))).isEqualTo("-0.1");
        assertThat(cell(CellValue.of(1e-7))).isEqualTo("0.00000010");
        assertThat(cell(CellValue.of(42L))).isEqualTo("42");
    }

    @Test
    void leavesEmptyWhatIsNotKnown() throws IOException {
        List<CellValue> row = List.of(
                CellValue.of("a"), CellValue.of(Double.NaN), CellValue.of(Double.POSITIVE_INFINITY), CellValue.of(""));
        assertThat(written(new ExportTable("t", AS_OF, List.of("1", "2", "3", "4"), List.of(row))))
                .endsWith("\r\na,,,\r\n");
    }

    @Test
    void writesMomentsInUtc() throws IOException {
        assertThat(cell(new CellValue.Timestamp(AS_OF))).isEqualTo("2026-11-20T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44 20", "-2", "@SUM(A1)", "  =1+1", "\uff1d1"})
    void putsAnApostropheBeforeWhatASpreadsheetWouldRun(String text) throws IOException {
        assertThat(cell(CellValue.of(text))).isEqualTo("'" + text);
    }

    @Test
    void guardsATabAndALineBreakAtTheStart() throws IOException {
        assertThat(cell(CellValue.of("\t=1"))).isEqualTo("'\t=1");
        assertThat(cell(CellValue.of("\r=1"))).isEqualTo("\"'\r=1\"");
    }

    @Test
    void quotesSeparatorsAndQuotes() throws IOException {
        assertThat(cell(CellValue.of("paid, \"search\""))).isEqualTo("\"paid, \"\"search\"\"\"");
    }

    @Test
    void guardsTheHeaderToo() throws IOException {
        assertThat(written(new ExportTable("t", AS_OF, List.of("=cmd"), List.of())))
                .isEqualTo("\ufeff'=cmd\r\n");
    }

    private static String cell(CellValue value) throws IOException {
        String text = written(value);
        return text.substring("\ufeffFirst\r\n".length(), text.length() - 2);
    }

    private static String written(CellValue value) throws IOException {
        return written(new ExportTable("t", AS_OF, List.of("First"), List.of(List.of(value))));
    }

    private static String written(ExportTable table) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        CsvFile.write(table, stream);
        return stream.toString(StandardCharsets.UTF_8);
    }
}

package io.truelift.webui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxFileTest {
    private static final Instant AS_OF = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void writesNumbersAsNumbersAndMomentsAsDates() throws IOException {
        XSSFSheet sheet = written(
                CellValue.of(0.1 + 0.2), CellValue.of(-3L), new CellValue.Timestamp(AS_OF), CellValue.of(Double.NaN));
        assertThat(sheet.getRow(1).getCell(0).getNumericCellValue()).isEqualTo(0.1 + 0.2);
        assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(-3);
        assertThat(sheet.getRow(1).getCell(2).getLocalDateTimeCellValue())
                .isEqualTo(LocalDateTime.parse("2026-11-20T10:00"));
        assertThat(sheet.getRow(1).getCell(3).getCellType()).isEqualTo(CellType.BLANK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44 20", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1"})
    void keepsATextThatLooksLikeAFormulaAText(String text) throws IOException {
        XSSFCell cell = written(CellValue.of(text)).getRow(1).getCell(0);
        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue().strip()).isEqualTo(text.strip());
        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
    }

    @Test
    void keepsTheHeaderInSightWithAFilter() throws IOException {
        XSSFSheet sheet = written(CellValue.of("a"), CellValue.of("b"));
        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:B2");
        assertThat(sheet.getRow(0).getCell(0).getCellStyle().getFont().getBold())
                .isTrue();
    }

    @Test
    void cutsATextThatIsTooLongForACell() throws IOException {
        assertThat(written(CellValue.of("x".repeat(40_000)))
                        .getRow(1)
                        .getCell(0)
                        .getStringCellValue())
                .hasSize(32_767)
                .endsWith("x\u2026");
    }

    @Test
    void namesTheSheetWithinWhatASheetMayBeCalled() throws IOException {
        assertThat(written("Attribution: paths [own journeys] of a very long name", CellValue.of("a"))
                        .getSheetName())
                .hasSize(31)
                .startsWith("Attribution");
    }

    private static XSSFSheet written(CellValue... values) throws IOException {
        return written("Title", values);
    }

    private static XSSFSheet written(String title, CellValue... values) throws IOException {
        List<String> header = List.of("First", "Second", "Third", "Fourth").subList(0, values.length);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        XlsxFile.write(new ExportTable(title, AS_OF, header, List.of(List.of(values))), stream);
        return new XSSFWorkbook(new ByteArrayInputStream(stream.toByteArray())).getSheetAt(0);
    }
}

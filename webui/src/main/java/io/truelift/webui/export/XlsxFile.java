package io.truelift.webui.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A table as an Office Open XML workbook with one sheet: header in bold and kept in sight, a filter per column. Texts are
 * string cells, so that none is a formula; those that look like one stay texts also when somebody edits them. Numbers are
 * number cells, to the 15 digits or so that a workbook keeps; moments are date cells in UTC.
 */
final class XlsxFile {
    private static final int MOST_LETTERS = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    private static final int LETTER = 256;
    private static final int LEAST_WIDTH = 10;
    private static final int MOST_WIDTH = 60;
    private static final int ROOM = 3;

    private XlsxFile() {}

    static void write(ExportTable table, OutputStream stream) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Styles styles = Styles.of(workbook);
            XSSFSheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(table.title()));
            XSSFRow header = sheet.createRow(0);
            for (int column = 0; column < table.header().size(); column++) {
                XSSFCell cell = header.createCell(column);
                cell.setCellValue(table.header().get(column));
                cell.setCellStyle(styles.header());
                sheet.setColumnWidth(column, LETTER * width(table, column));
            }
            for (List<CellValue> values : table.rows()) {
                XSSFRow row = sheet.createRow(sheet.getLastRowNum() + 1);
                for (int column = 0; column < values.size(); column++) {
                    fill(row.createCell(column), values.get(column), styles);
                }
            }
            sheet.createFreezePane(0, 1);
            sheet.setAutoFilter(new CellRangeAddress(
                    0, table.rows().size(), 0, table.header().size() - 1));
            workbook.write(stream);
        }
    }

    private static void fill(XSSFCell cell, CellValue value, Styles styles) {
        switch (value) {
            case CellValue.Text text -> {
                cell.setCellValue(
                        text.text().length() <= MOST_LETTERS
                                ? text.text()
                                : text.text().substring(0, MOST_LETTERS - 1) + "\u2026");
                if (FormulaGuard.isDangerous(text.text())) {
                    cell.setCellStyle(styles.quoted());
                }
            }
            case CellValue.Exact exact -> cell.setCellValue(exact.number().doubleValue());
            case CellValue.Timestamp moment -> {
                cell.setCellValue(moment.at().atOffset(ZoneOffset.UTC).toLocalDateTime());
                cell.setCellStyle(styles.moment());
            }
            case CellValue.Missing missing -> {
                /* stays empty */
            }
        }
    }

    /** Letters that the column has room for. */
    private static int width(ExportTable table, int column) {
        int longest = table.rows().stream()
                .mapToInt(row -> letters(row.get(column)))
                .max()
                .orElse(0);
        return Math.clamp(Math.max(longest, table.header().get(column).length()) + ROOM, LEAST_WIDTH, MOST_WIDTH);
    }

    private static int letters(CellValue value) {
        return switch (value) {
            case CellValue.Text text -> text.text().length();
            case CellValue.Exact exact -> LEAST_WIDTH;
            case CellValue.Timestamp moment -> Styles.MOMENT.length();
            case CellValue.Missing missing -> 0;
        };
    }

    private record Styles(CellStyle header, CellStyle quoted, CellStyle moment) {
        private static final String MOMENT = "yyyy-mm-dd hh:mm";

        static Styles of(XSSFWorkbook workbook) {
            Font bold = workbook.createFont();
            bold.setBold(true);
            XSSFCellStyle header = workbook.createCellStyle();
            header.setFont(bold);
            XSSFCellStyle quoted = workbook.createCellStyle();
            quoted.setQuotePrefixed(true);
            XSSFCellStyle moment = workbook.createCellStyle();
            moment.setDataFormat(workbook.createDataFormat().getFormat(MOMENT));
            return new Styles(header, quoted, moment);
        }
    }
}

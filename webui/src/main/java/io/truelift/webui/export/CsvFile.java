package io.truelift.webui.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table as comma-separated values (RFC 4180): UTF-8 with a byte order mark, by which spreadsheets know the encoding. A text
 * that could be read as a formula has an apostrophe before it. Numbers have all digits and a decimal point, moments are
 * ISO 8601 in UTC.
 */
final class CsvFile {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private CsvFile() {}

    static void write(ExportTable table, OutputStream stream) throws IOException {
        Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(table.header().stream().map(CsvFile::guarded).toList());
        for (List<CellValue> row : table.rows()) {
            printer.printRecord(row.stream().map(CsvFile::text).toList());
        }
        writer.flush();
    }

    private static String text(CellValue value) {
        return switch (value) {
            case CellValue.Text text -> guarded(text.text());
            case CellValue.Exact exact -> exact.number().toPlainString();
            case CellValue.Timestamp moment -> moment.at().toString();
            case CellValue.Missing missing -> "";
        };
    }

    private static String guarded(String text) {
        return FormulaGuard.isDangerous(text) ? "'" + text : text;
    }
}

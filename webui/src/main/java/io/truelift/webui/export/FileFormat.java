package io.truelift.webui.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files that tables are given as. */
enum FileFormat {
    CSV("csv", "text/csv; charset=utf-8") {
        @Override
        void write(ExportTable table, OutputStream stream) throws IOException {
            CsvFile.write(table, stream);
        }
    },
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        void write(ExportTable table, OutputStream stream) throws IOException {
            XlsxFile.write(table, stream);
        }
    };

    private final String ending;
    private final String mediaType;

    FileFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    abstract void write(ExportTable table, OutputStream stream) throws IOException;

    String mediaType() {
        return mediaType;
    }

    static Optional<FileFormat> of(String ending) {
        return Stream.of(values())
                .filter(format -> format.ending.equals(ending))
                .findFirst();
    }

    /** What the file says and as of which day, such as {@code truelift-attribution-models-2026-11-20.csv}. */
    String fileName(ExportTable table) {
        return ExportFileName.of(table.title(), table.asOf(), ending);
    }
}

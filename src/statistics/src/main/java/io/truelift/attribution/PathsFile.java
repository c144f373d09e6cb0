package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of aggregated paths: the columns {@code path}, {@code total_conversions}, {@code total_conversion_value} and {@code total_null},
 * as the package ChannelAttribution has them, in any order, parted by semicolons, commas or tabs. {@code ages} may follow: days from each
 * touch to the end of the journey.
 *
 * <p>Touches are parted by {@code " > "}, with the spaces, so that {@code a>b} is one channel. A name that holds the separator stands in
 * double quotes, and quotes inside them are doubled.
 */
public final class PathsFile {

    private static final String SEPARATOR = " > ";
    private static final List<String> COLUMNS =
            List.of("path", "total_conversions", "total_conversion_value", "total_null");
    private static final String AGES = "ages";
    private static final CSVFormat TOUCHES =
            CSVFormat.DEFAULT.builder().setDelimiter(SEPARATOR).get();

    private final Path file;

    private PathsFile(Path file) {
        this.file = file;
    }

    /** @throws IllegalArgumentException if the file cannot be read, saying in which line and what to do */
    public static List<PathCount> read(Path file) {
        return new PathsFile(file).paths();
    }

    private List<PathCount> paths() {
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = format().parse(reader)) {
            List<String> missing = COLUMNS.stream()
                    .filter(column -> !parser.getHeaderNames().contains(column))
                    .toList();
            if (!missing.isEmpty()) {
                throw problem(
                        1,
                        "it has no column %s. Its columns must be %s; put zeros where nothing was counted."
                                .formatted(String.join(", ", missing), String.join(", ", COLUMNS)));
            }
            List<PathCount> paths = new ArrayList<>();
            Iterator<CSVRecord> records = parser.iterator();
            while (hasNext(records, parser)) {
                paths.add(path(records.next(), parser.getCurrentLineNumber()));
            }
            return paths;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "Cannot find the file %s. Give the path to a file of aggregated paths.".formatted(file), e);
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(
                    "Cannot read %s: it is not UTF-8. Save it in that encoding.".formatted(file), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private CSVFormat format() throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            String header = lines.findFirst()
                    .orElseThrow(() ->
                            problem(1, "it is empty. Its first line must be %s.".formatted(String.join(";", COLUMNS))));
            String delimiter = Stream.of(";", ",", "\t")
                    .filter(header::contains)
                    .findFirst()
                    .orElse(";");
            String[] names = Arrays.stream(header.split(delimiter))
                    .map(name -> name.replace("\uFEFF", "").replace("\"", "").strip())
                    .toArray(String[]::new);
            return CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(delimiter)
                    .setHeader(names)
                    .setSkipHeaderRecord(true)
                    .get();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean hasNext(Iterator<CSVRecord> records, CSVParser parser) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw problem(
                    parser.getCurrentLineNumber(),
                    "a value in quotes does not end as it should. Put the whole value into quotes, and double the quotes inside.");
        }
    }

    private PathCount path(CSVRecord line, long number) {
        if (!line.isConsistent()) {
            throw problem(
                    number,
                    "it has %d values and the header has %d columns. Put a value that holds the delimiter into quotes."
                            .formatted(
                                    line.size(),
                                    line.getParser().getHeaderNames().size()));
        }
        List<String> touches = parts(line.get("path"), number);
        List<BigDecimal> ages = line.isMapped(AGES) && !line.get(AGES).isBlank()
                ? Arrays.stream(line.get(AGES).split(SEPARATOR))
                        .map(age -> decimal(AGES, age, number))
                        .toList()
                : List.of();
        try {
            PathCount path = new PathCount(
                    touches.stream().map(AttributionReports::channel).toList(),
                    ages,
                    count("total_conversions", line, number),
                    decimal("total_conversion_value", line.get("total_conversion_value"), number),
                    count("total_null", line, number));
            Journeys.check(path);
            return path;
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("Cannot read") ? e : problem(number, message);
        }
    }

    private List<String> parts(String path, long number) {
        if (path.isBlank()) {
            return List.of();
        }
        if (path.indexOf('"') < 0) {
            return List.of(path.split(SEPARATOR, -1));
        }
        try (CSVParser parser = TOUCHES.parse(new StringReader(path))) {
            return List.of(parser.iterator().next().values());
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw problem(
                    number,
                    "its path has a name with quotes that do not end as they should: %s. Put the whole name into quotes, and double the quotes inside."
                            .formatted(path.substring(0, Math.min(80, path.length()))));
        }
    }

    private long count(String column, CSVRecord line, long number) {
        try {
            return new BigDecimal(line.get(column).strip()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw problem(
                    number, "%s is '%s' and must be a whole number, such as 3.".formatted(column, line.get(column)));
        }
    }

    private BigDecimal decimal(String column, String text, long number) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw problem(
                    number,
                    "%s is '%s' and must be a number with a decimal point, such as 12.5.".formatted(column, text));
        }
    }

    private IllegalArgumentException problem(long line, String what) {
        return new IllegalArgumentException("Cannot read %s, line %d: %s".formatted(file, line, what));
    }
}

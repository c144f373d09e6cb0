package io.truelift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Reads the numbers that other tools computed; their scripts lie beside them. */
final class ReferenceLines {

    private ReferenceLines() {}

    /** One call with its results. */
    record Line(List<String> inputs, List<String> results) {

        String input(int place) {
            return inputs.get(place);
        }

        long count(int place) {
            return new BigDecimal(input(place)).longValueExact();
        }

        double number(int place) {
            return Double.parseDouble(input(place));
        }

        List<BigDecimal> list(int place) {
            return Arrays.stream(input(place).split(" ")).map(BigDecimal::new).toList();
        }

        boolean hasResult(int place) {
            return !results.get(place).equals("none");
        }

        double result(int place) {
            return Double.parseDouble(results.get(place));
        }

        double[] resultList(int place) {
            return Arrays.stream(results.get(place).split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        /** Asserts equality to 1e-9 of the value; for a bound near zero, of the size given. */
        void assertResult(int place, double actual, double size) {
            double expected = result(place);
            assertThat(actual)
                    .as("result %d of %s", place, this)
                    .isCloseTo(expected, within(1e-9 * Math.max(size, Math.abs(expected)) + Double.MIN_NORMAL));
        }

        void assertResult(int place, double actual) {
            assertResult(place, actual, 0);
        }

        void assertEstimate(int place, Estimate actual) {
            assertResult(place, actual.value());
            assertResult(place + 1, actual.interval().low());
            assertResult(place + 2, actual.interval().high());
        }

        /** Units whose values are these. */
        SampleSummary sample(int place) {
            return list(place).stream()
                    .map(value -> new SampleSummary(1, value, value.multiply(value)))
                    .reduce(SampleSummary.empty(), SampleSummary::plus);
        }

        SampleSummary sums(int place) {
            return new SampleSummary(count(place), new BigDecimal(input(place + 1)), new BigDecimal(input(place + 2)));
        }

        ProportionSummary share(int place) {
            return new ProportionSummary(count(place), count(place + 1));
        }
    }

    /** The lines of one kind. */
    static List<Line> read(String file, String kind) {
        try (InputStream stream = ReferenceLines.class.getResourceAsStream(file)) {
            List<Line> lines = new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(kind + "|"))
                    .map(ReferenceLines::line)
                    .toList();
            assertThat(lines).as(kind).hasSizeGreaterThan(2);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        List<String> fields = List.of(text.split("\\|"));
        int middle = fields.indexOf("=");
        return new Line(fields.subList(1, middle), fields.subList(middle + 1, fields.size()));
    }
}

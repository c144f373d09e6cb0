package io.truelift.attribution;

import static io.truelift.attribution.Paths.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.attribution.AttributionReport.PathCount;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathsFileTest {

    private static final String HEADER = "path;total_conversions;total_conversion_value;total_null\n";

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("paths.csv"), text);
    }

    private void refuses(String text, String message) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> PathsFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paths.csv" + message);
    }

    @Test
    void readsPathsBySemicolonsAndByCommas() throws IOException {
        List<PathCount> expected = List.of(path(2, "3.5", 1, "email", "search"), path(0, "0", 4, "a>b"));

        assertThat(PathsFile.read(file(HEADER + "email > search;2;3.5;1\na>b;0;0;4\n")))
                .isEqualTo(expected);
        assertThat(
                        PathsFile.read(
                                file(
                                        "\uFEFF\"total_null\",\"path\",\"total_conversions\",\"total_conversion_value\"\r\n1,email > search,2,3.5\r\n4,a>b,0,0\r\n")))
                .isEqualTo(expected);
    }

    @Test
    void readsNamesWithQuotesCommasDelimitersAndSeparators() throws IOException {
        List<PathCount> paths = PathsFile.read(file(
                HEADER + "\"\"\"paid, \"\"\"\"search\"\"\"\" > brand\"\" > e-mail; weekly > say \"\"hi\"\"\";1;2;3\n"));

        assertThat(paths).containsExactly(path(1, "2", 3, "paid, \"search\" > brand", "e-mail; weekly", "say \"hi\""));
    }

    @Test
    void readsTheAgesOfTouches() throws IOException {
        assertThat(PathsFile.read(
                        file("path;total_conversions;total_conversion_value;total_null;ages\na > b;1;2;0;3.5 > 0\n")))
                .containsExactly(new PathCount(
                        List.of("a", "b"), List.of(new BigDecimal("3.5"), BigDecimal.ZERO), 1, new BigDecimal("2"), 0));
    }

    @Test
    void readsAJourneyOfTenThousandTouchesAndOneOfNone() throws IOException {
        String touches = IntStream.range(0, 10_000)
                .mapToObj(touch -> "channel " + touch % 9)
                .collect(Collectors.joining(" > "));
        List<PathCount> paths = PathsFile.read(file(HEADER + touches + ";1;1;0\n;2;2;0\n"));

        assertThat(paths.getFirst().path()).hasSize(10_000);
        assertThat(paths.getLast().path()).isEmpty();
    }

    @Test
    void saysInWhichLineWhatIsWrong() throws IOException {
        refuses(
                HEADER + "a;1;1;0\nb;many;1;0\n",
                ", line 3: total_conversions is 'many' and must be a whole number, such as 3.");
        refuses(HEADER + "a;1.5;1;0\n", ", line 2: total_conversions is '1.5' and must be a whole number, such as 3.");
        refuses(
                HEADER + "a;1;1,5;0\n",
                ", line 2: total_conversion_value is '1,5' and must be a number with a decimal point, such as 12.5.");
        refuses(
                HEADER + "a;-1;0;0\n",
                ", line 2: Cannot attribute a path with -1 conversions and 0 non-conversions: counts must not be negative.");
        refuses(HEADER + "a;0;5;1\n", ", line 2: Cannot attribute a value of 5: its path has no conversions.");
        refuses(
                HEADER + "a;b;1;1;0\n",
                ", line 2: it has 5 values and the header has 4 columns. Put a value that holds the delimiter into quotes.");
        refuses(HEADER + "a;1;1;0\n\"b;1;1;0\n", ", line 3: a value in quotes does not end as it should.");
        refuses(
                HEADER + "\"\"\"a\"\" b > c\";1;1;0\n",
                ", line 2: its path has a name with quotes that do not end as they should");
        refuses("path;total_conversions\na;1\n", ", line 1: it has no column total_conversion_value, total_null.");
        refuses(
                "",
                ", line 1: it is empty. Its first line must be path;total_conversions;total_conversion_value;total_null.");
        assertThatThrownBy(() -> PathsFile.read(folder.resolve("none.csv")))
                .hasMessageStartingWith("Cannot find the file");
    }
}

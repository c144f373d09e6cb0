package io.truelift.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of docs/statistics.md: a question, and under it its answer. */
class StatisticsPageTest {

    @Test
    void theExamplesAreAnsweredAsThePageSays() throws IOException {
        List<String> lines = examples();
        Calculator calculator = new Calculator();

        assertThat(lines).hasSizeGreaterThan(30);
        for (int i = 0; i < lines.size(); i += 2) {
            assertThat(calculator.answer(lines.get(i))).as(lines.get(i)).isEqualTo(lines.get(i + 1));
        }
    }

    private static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of("../docs/statistics.md"))) {
            if (line.startsWith("```")) {
                inside = line.equals("```jsonl");
            } else if (inside) {
                examples.add(line);
            }
        }
        return examples;
    }
}

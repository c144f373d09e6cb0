package io.truelift.analysis.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of docs/statistics.md: a question, and under it its answer. */
class StatisticsPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theExamplesAreAnsweredAsThePageSays() throws IOException {
        List<String> lines = examples();
        Calculator calculator = new Calculator();

        assertThat(lines).hasSizeGreaterThan(30);
        for (int i = 0; i < lines.size(); i += 2) {
            JsonNode answer = JSON.readTree(calculator.answer(lines.get(i)));
            assertThat(answer.equals(StatisticsPageTest::compare, JSON.readTree(lines.get(i + 1))))
                    .as("%s is answered by %s", lines.get(i), answer)
                    .isTrue();
        }
    }

    /** The last digits may differ from one machine to the next. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            double difference = Math.abs(one.doubleValue() - other.doubleValue());
            return difference <= 1e-12 * Math.abs(other.doubleValue()) ? 0 : 1;
        }
        return one.equals(other) ? 0 : 1;
    }

    private static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of(System.getProperty("truelift.root"), "docs/statistics.md"))) {
            if (line.startsWith("```")) {
                inside = line.equals("```jsonl");
            } else if (inside) {
                examples.add(line);
            }
        }
        return examples;
    }
}

package io.truelift.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./truelift attribution} on a file, without a warehouse. */
class AttributionCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @TempDir
    private Path folder;

    private String paths() throws IOException {
        return Files.writeString(folder.resolve("paths.csv"), """
                path;total_conversions;total_conversion_value;total_null
                email > search;2;30;5
                search > email > search;1;4.5;0
                display;0;0;9
                """).toString();
    }

    @Test
    void creditsAFileByOneModelAsJson() throws IOException {
        CommandRun answer = CommandRun.of("attribution", "--paths", paths(), "--model", "markov", "--json");

        assertThat(answer.code()).isZero();
        JsonNode source = JSON.readTree(answer.out());
        assertThat(source.path("conversions").asLong()).isEqualTo(3);
        assertThat(source.path("models")).hasSize(1);
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode channel : source.path("models").path(0).path("channels")) {
            sum = sum.add(channel.path("conversions").decimalValue());
        }
        assertThat(sum).isEqualByComparingTo("3");
    }

    @Test
    void creditsAFileByEveryModelAsATable() throws IOException {
        CommandRun answer = CommandRun.of("attribution", "--paths", paths(), "--intervals");

        assertThat(answer.out()).contains("paths.csv: 3 conversions worth 34.5 along 3 paths, 14 journeys without one");
        assertThat(answer.out()).contains("first", "last", "linear", "time-decay", "shapley", " to ");
    }

    @Test
    void listsTheModelsWithASentenceEach() {
        CommandRun answer = CommandRun.of("attribution", "--models");

        assertThat(answer.out())
                .contains("markov-4")
                .contains("All to the first touch.")
                .contains("40 % to the first touch, 40 % to the last");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertThat(CommandRun.of("attribution", "--paths", paths(), "--model", "last-click")
                        .err())
                .contains("Cannot find the model last-click. Models are: first, last, last-non-direct, linear");
        assertThat(CommandRun.of("attribution", "--paths", "no/such.csv").err())
                .contains("Cannot find the file no/such.csv");
        assertThat(CommandRun.of("attribution", "--model", "first").err())
                .contains("Cannot use --model or --intervals without --paths FILE");
    }
}

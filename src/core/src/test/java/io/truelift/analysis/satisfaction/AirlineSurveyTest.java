package io.truelift.analysis.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.truelift.analysis.satisfaction.SatisfactionReport.Score;
import io.truelift.definitions.query.TestFiles;
import io.truelift.definitions.satisfaction.SurveyQuestion;
import io.truelift.testing.SharedData;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The airline survey in a folder beside the project, scored by the shipped question, against R 4.2.2: prop.test(x, n, correct = FALSE). */
class AirlineSurveyTest {

    private static SatisfactionReport.QuestionResult survey;

    @BeforeAll
    static void score() throws IOException {
        Map<String, Map<String, long[]>> counts = new TreeMap<>();
        try (Reader reader = new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.folder().resolve("airline_satisfaction.csv.gz"))),
                StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setAllowMissingColumnNames(true)
                    .get()
                    .parse(reader)) {
                boolean isSatisfied = row.get("satisfaction").equals("satisfied");
                for (Map.Entry<String, String> cell : Map.of(
                                "total", "", "channel", row.get("Type of Travel"), "product", row.get("Class"))
                        .entrySet()) {
                    long[] count = counts.computeIfAbsent(cell.getKey(), key -> new TreeMap<>())
                            .computeIfAbsent(cell.getValue(), key -> new long[2]);
                    count[0]++;
                    count[1] += isSatisfied ? 1 : 0;
                }
            }
        }
        List<AnswerCount> cells = new ArrayList<>();
        counts.forEach((dimension, values) -> values.forEach((value, count) ->
                cells.add(new AnswerCount(dimension, value, count[0], count[1], count[0] - count[1], 0))));
        survey = SatisfactionAnalysis.score(SurveyQuestion.read(TestFiles.shipped(), "airline_satisfied"), cells);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = """
            total,   '',              25976, 11403, 0.4329566485, 0.4450256708
            product, Business,        12495,  8686, 0.6870275098, 0.7031686549
            product, Eco,             11564,  2242, 0.1867742840, 0.2011841329
            product, Eco Plus,         1917,   475, 0.2289740397, 0.2676007580
            channel, Business travel, 18038, 10610, 0.5810024158, 0.5953653905
            channel, Personal Travel,  7938,   793, 0.0934949189, 0.1066905755
            """)
    void satisfiedShareByClassAndTypeOfTravelAgreesWithR(
            String dimension, String value, long answers, long satisfied, double low, double high) {
        Score score = dimension.equals("total")
                ? survey.total().orElseThrow()
                : survey.groups().stream()
                        .filter(g ->
                                g.dimension().equals(dimension) && g.value().equals(value))
                        .findFirst()
                        .orElseThrow()
                        .score()
                        .orElseThrow();

        assertThat(score.answers()).isEqualTo(answers);
        assertThat(score.favourable()).isEqualTo(satisfied);
        assertThat(score.estimate().interval().low()).isCloseTo(low, within(1e-9));
        assertThat(score.estimate().interval().high()).isCloseTo(high, within(1e-9));
    }
}

package io.truelift.definitions.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerScaleTest {

    @TempDir
    private Path folder;

    private SurveyQuestion read(String header) throws IOException {
        Files.createDirectories(folder.resolve("satisfaction"));
        Files.writeString(
                folder.resolve("satisfaction/mine.sql"),
                "-- title: Mine\n-- owner: care\n-- purpose: analytics\n" + header + """

                SELECT customer_id, answered_at, answer_label AS score, channel, product
                FROM lakehouse.governed.survey_answer
                """);
        SqlLibrary shipped = TestFiles.shipped();
        return SurveyQuestion.read(new SqlLibrary(folder, shipped.dictionary(), shipped.catalog()), "mine");
    }

    @Test
    void countsLabelsFromTheWorstOn() throws IOException {
        SurveyQuestion question = read(
                "-- kind: csat\n-- scale: {labels: [very bad, bad, fair, good, very good]}\n-- rows: asked\n-- trend: week\n");

        assertThat(question.scale())
                .isEqualTo(new AnswerScale(1, 5, java.util.List.of("very bad", "bad", "fair", "good", "very good")));
        assertThat(question.favourableFrom()).isEqualTo(4);
        assertThat(question.rows()).isEqualTo(SurveyQuestion.Rows.ASKED);
        assertThat(question.trendUnit()).isEqualTo("week");
    }

    @Test
    void effortOnFiveBoxesCountsTheTwoBest() throws IOException {
        assertThat(read("-- kind: ces\n-- scale: {lowest: 1, highest: 5}\n").favourableFrom())
                .isEqualTo(4);
    }

    @Test
    void saysWhatAScaleMayBe() {
        refuses(
                "-- kind: csat\n-- scale: {labels: [bad, bad, good]}\n",
                "a label is empty or stands twice: [bad, bad, good]");
        refuses("-- kind: csat\n-- scale: {labels: [bad, fair, good], lowest: 1}\n", "it has both labels and numbers");
        refuses("-- kind: ces\n-- scale: {lowest: 0, highest: 10}\n", "of ces five or seven");
        refuses("-- kind: nps\n-- scale: {lowest: 1, highest: 7}\n", "of nps it goes from 0 to 10");
        refuses(
                "-- kind: csat\n-- scale: {lowest: 1, highest: 7}\n-- represent: income_band\n",
                "customers cannot be told apart by income_band");
    }

    private void refuses(String header, String message) {
        assertThatThrownBy(() -> read(header))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("mine.sql")
                .hasMessageContaining(message);
    }
}

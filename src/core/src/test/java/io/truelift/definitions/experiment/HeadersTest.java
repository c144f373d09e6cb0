package io.truelift.definitions.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.definitions.metric.Margin;
import io.truelift.definitions.metric.MetricReader;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A header with one mistake is refused with its line and what is allowed there. A bar in a replacement stands for a new line. */
class HeadersTest {
    private static final String EXPERIMENT = """
            -- title: A test
            -- hypothesis: Something happens.
            -- owner: test
            -- purpose: analytics
            -- control: a
            -- variants:
            --   a: {title: A, share: 0.5}
            --   b: {title: B, share: 0.5}
            -- metrics:
            --   primary: spend
            --   guardrail: [{metric: visits, margin: 0.1}]
            -- window_days: 14
            -- alpha: 0.05
            -- dimensions: [shop]

            SELECT customer_id, variant, exposed_at, feed AS shop
            FROM lakehouse.governed.exposure
            """;

    private static final String METRIC = """
            -- title: Spend
            -- description: Money taken.
            -- owner: test
            -- kind: mean
            -- unit: ""
            -- direction: increase
            -- winsorise: {high: 0.99}

            SELECT customer_id, ordered_at AS occurred_at, amount AS value
            FROM lakehouse.governed.order_line
            """;

    @TempDir
    private Path folder;

    private SqlLibrary library;

    @BeforeEach
    void write() throws IOException {
        for (String kind : new String[] {"experiments", "metrics", "segments"}) {
            Files.createDirectories(folder.resolve(kind));
        }
        Files.writeString(folder.resolve("metrics/spend.sql"), METRIC);
        Files.writeString(folder.resolve("metrics/visits.sql"), METRIC.replace("-- winsorise: {high: 0.99}\n", ""));
        Files.writeString(folder.resolve("experiments/test.sql"), EXPERIMENT);
        library = new SqlLibrary(folder, TestFiles.shipped().dictionary(), SqlLibrary.CATALOG);
    }

    private void change(String file, String words, String replacement) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(words);
        Files.writeString(path, text.replace(words, replacement.replace("|", "\n-- ")));
    }

    @Test
    void readsTheHeadersAsTheyStand() {
        assertThat(ExperimentCheck.of(library)).isEmpty();
        assertThat(new ExperimentReader(library)
                        .read("test")
                        .measures()
                        .getLast()
                        .margin())
                .contains(new Margin(0.1, false));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = ';', textBlock = """
            window_days: 14; windowdays: 14; line 12; no such key. Keys allowed here: adjustment, alpha
            window_days: 14; window_days: 0; line 12; must be 1 or more
            window_days: 14; window_days: fourteen; line 12; must be a whole number
            window_days: 14; window_hours: 0; line 12; must be 1 or more
            window_days: 14; window_days: 14|window_hours: 6; line 13; keep one of them
            alpha: 0.05; alpha: 1; line 13; must lie between 0 and 1
            alpha: 0.05; alpha: 0.05|power: 80; line 14; must lie between 0 and 1
            alpha: 0.05; alpha: 0.05|minimum_effect: 0; line 14; above zero
            alpha: 0.05; alpha: 0.05|design: abc; line 14; must be one of ab, holdout, cluster, switchback, observational
            alpha: 0.05; alpha: 0.05|design: cluster; line 14; add the line '-- cluster: COLUMN'
            alpha: 0.05; alpha: 0.05|cluster: shop; line 14; only the designs cluster and switchback
            alpha: 0.05; alpha: 0.05|unit: session; line 14; must be customer
            alpha: 0.05; alpha: 0.05|direction: decrease; line 14; the metric spend says that it should increase
            alpha: 0.05; alpha: 0.05|time_zone: Mars; line 14; a zone such as Europe/Berlin
            alpha: 0.05; alpha: 0.05|start: 2026-13-01; line 14; a day such as 2026-01-31
            alpha: 0.05; alpha: 0.05|start: 2026-02-01|end: 2026-02-01; line 15; not after its start
            alpha: 0.05; alpha: 0.05|segment: nobody; line 14; there is no segment nobody
            alpha: 0.05; alpha: 0.05|holdout: test; line 14; there is no other experiment test
            alpha: 0.05; alpha: 0.05|correction: tukey; line 14; must be one of holm, benjamini_hochberg, none
            alpha: 0.05; alpha: 0.05|stopping: {rule: sometimes}; line 14; must be one of once, anytime, at_looks
            alpha: 0.05; alpha: 0.05|stopping: {rule: anytime}; 'stopping.tuning'; add the line
            alpha: 0.05; alpha: 0.05|stopping: {rule: at_looks, spending: pocock, looks: [0.5, 0.4, 1], units: 100}; line 14; rise from above 0 to 1
            alpha: 0.05; alpha: 0.05|adjustment: {method: cuped}; line 14; needs pre_days
            alpha: 0.05; alpha: 0.05|adjustment: {method: cuped, covariates: [age]}; line 14; the SELECT gives no column age
            alpha: 0.05; alpha: 0.05|adjustment: {method: post_stratified, by: age}; line 14; age is none of the dimensions [shop]
            alpha: 0.05; alpha: 0.05|prior: {deviation: 0}; line 14; must be above zero
            dimensions: [shop]; dimensions: [shop, shop]; line 14; stands twice
            dimensions: [shop]; dimensions: [country]; line 14; the SELECT gives no column country
            dimensions: [shop]; dimensions: []; line 1; the SELECT gives a column shop that the header does not use
            margin: 0.1; margin: -0.1; line 11; must be above zero
            margin: 0.1; margin: 0.1, relative: yes; line 11; Keys allowed here: margin, metric, relative_margin
            primary: spend; primary: spends; line 10; there is no metric spends. Metrics are: spend, visits
            share: 0.5}|; share: 1.5}|; line 7; must lie between 0 and 1
            """)
    void refusesAnExperimentWithAMistake(String words, String replacement, String line, String message)
            throws IOException {
        change("experiments/test.sql", words.replace("|", "\n--   b"), replacement.replace("}|", "}\n--   b"));

        assertThatThrownBy(() -> new ExperimentReader(library).read("test"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("test.sql")
                .hasMessageContaining(line)
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = ';', textBlock = """
            kind: mean; kind: average; line 4; must be one of proportion, mean, count, ratio, quantile, retention, csat, score, nps
            kind: mean; kind: proportion; line 7; there is no such key
            winsorise: {high: 0.99}; winsorise: {high: 99}; line 7; must lie between 0 and 1
            winsorise: {high: 0.99}; winsorise: {low: 0.9, high: 0.1}; line 7; must be below high
            winsorise: {high: 0.99}; winsorise: {}; line 7; says neither low nor high
            winsorise: {high: 0.99}; window: {from_day: 7, to_day: 7}; line 7; must start at 0 or later and end after it starts
            winsorise: {high: 0.99}; window: {from_day: 7}; 'window.to_day'; add the line
            winsorise: {high: 0.99}; minimum_denominator: 0; line 7; must be 1 or more
            winsorise: {high: 0.99}; filter: amount >; line 7; no condition in SQL
            winsorise: {high: 0.99}; filter: amount > (SELECT 1); line 7; it holds a query
            winsorise: {high: 0.99}; dimension: {column: shop, levels: [a]}; line 7; the SELECT gives no column shop
            winsorise: {high: 0.99}; dimension: {column: value, levels: []}; line 7; told apart, each once
            amount AS value; amount AS money; spend.sql; must select customer_id, occurred_at, value
            """)
    void refusesAMetricWithAMistake(String words, String replacement, String line, String message) throws IOException {
        change("metrics/spend.sql", words, replacement);

        assertThatThrownBy(() -> MetricReader.read(library, "spend"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("spend.sql")
                .hasMessageContaining(line)
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            kind: csat|scale: {lowest: 1, highest: 2}; line 5; it goes from 1 to 2. Of csat it has three boxes or more
            kind: csat|scale: {labels: [bad, good]}; line 5; Turn words into numbers in the SELECT
            kind: csat|boxes: {top_from: 6}; line 5; the best boxes start at 6, but answers go from 1 to 5. Say the scale
            kind: nps|scale: {lowest: 1, highest: 10}; line 5; of nps it goes from 0 to 10
            kind: mean|scale: {lowest: 1, highest: 5}; line 5; there is no such key
            """)
    void refusesAScaleThatDoesNotFit(String header, String line, String message) throws IOException {
        change("metrics/visits.sql", "kind: mean", header);

        assertThatThrownBy(() -> MetricReader.read(library, "visits"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining(line)
                .hasMessageContaining(message);
    }

    @Test
    void theTwoBestBoxesAreThoseOfTheScale() throws IOException {
        change("metrics/visits.sql", "kind: mean", "kind: csat|scale: {lowest: 1, highest: 7}");

        assertThat(MetricReader.read(library, "visits").options().topBox()).isEqualTo(6);
    }

    @Test
    void tellsOfEveryMistakeAndOfEachOnce() throws IOException {
        change("metrics/visits.sql", "kind: mean", "kind: median");
        change("experiments/test.sql", "alpha: 0.05", "alpha: 2");
        Files.writeString(folder.resolve("experiments/other.sql"), EXPERIMENT);

        assertThat(ExperimentCheck.of(library))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("visits.sql"))
                .anyMatch(problem -> problem.contains("alpha"));
    }
}

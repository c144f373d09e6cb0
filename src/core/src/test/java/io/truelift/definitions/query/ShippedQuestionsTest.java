package io.truelift.definitions.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.SqlFormatter;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.CurrentDate;
import io.trino.sql.tree.CurrentTime;
import io.trino.sql.tree.CurrentTimestamp;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.LocalTime;
import io.trino.sql.tree.LocalTimestamp;
import io.trino.sql.tree.Node;
import io.trino.sql.util.AstUtils;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.metric.MetricReader;
import io.truelift.definitions.satisfaction.SurveyQuestion;
import io.truelift.definitions.segment.SegmentCatalog;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in {@code sql/}. Reading one holds its tables and columns against the dictionary. */
class ShippedQuestionsTest {
    private static final SqlLibrary LIBRARY = TestFiles.shipped();
    private static final Set<String> CLOCKS = Set.of("now", "current_timestamp_p");

    static Stream<SqlFile> files() {
        return Stream.of("segments", "metrics", "experiments", "satisfaction", "attribution", "engine")
                .flatMap(kind -> LIBRARY.names(kind).stream().map(name -> LIBRARY.read(kind, name)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void parsesAndNamesOnlyWhatTheDictionaryKnows(SqlFile file) {
        assertThat(new SqlParser().createStatement(SqlFormatter.formatSql(file.statement())))
                .isEqualTo(file.statement());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void takesNowFromTheDataAndNotFromTheClock(SqlFile file) {
        assertThat(AstUtils.preOrder(file.statement()).filter(ShippedQuestionsTest::isClock))
                .isEmpty();
    }

    private static boolean isClock(Node node) {
        return node instanceof CurrentTimestamp
                || node instanceof CurrentDate
                || node instanceof CurrentTime
                || node instanceof LocalTimestamp
                || node instanceof LocalTime
                || (node instanceof FunctionCall call
                        && CLOCKS.contains(call.getName().getSuffix()));
    }

    @Test
    void readsEverySegment() {
        assertThat(new SegmentCatalog(LIBRARY).all())
                .extracting(segment -> segment.name())
                .contains(
                        "new_customers",
                        "returning_customers",
                        "abandoned_cart",
                        "high_lifetime_value",
                        "active_customers",
                        "dormant_customers");
    }

    @Test
    void readsEveryMetric() {
        List<Metric> metrics = LIBRARY.names(Metric.FOLDER).stream()
                .map(name -> MetricReader.read(LIBRARY, name))
                .toList();

        assertThat(metrics)
                .extracting(Metric::name)
                .contains(
                        "conversion",
                        "revenue_per_customer",
                        "average_order_value",
                        "click_through_rate",
                        "retention",
                        "visit");
    }

    @Test
    void readsEveryExperiment() {
        assertThat(new ExperimentReader(LIBRARY).all())
                .extracting(experiment -> experiment.name())
                .contains("hillstrom_email", "cart_reminder", "welcome_personalization");
    }

    @Test
    void readsEverySatisfactionQuestion() {
        assertThat(SurveyQuestion.all(LIBRARY))
                .extracting(SurveyQuestion::name)
                .contains("csat", "nps", "airline_satisfied");
    }
}

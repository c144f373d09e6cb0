package io.truelift.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.analysis.experiment.ExperimentSlices;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.stored.ExperimentReportFormat;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.project.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --json} prints what it printed when reports were stored with everything side by side. */
class ReportJsonTest {
    /** As {@code --json} printed it, but for the number of the form. */
    private static String stored(String name) {
        return Resources.text(ExperimentReportFormat.class, "%s.json".formatted(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"form-2-course", "form-2-treatments"})
    void printsEverythingSideBySideInTheSameOrder(String name) throws Exception {
        ExperimentReport report = ReportStore.read(Kind.EXPERIMENT, stored(name), ExperimentReport.class);

        JsonNode printed = ReportStore.JSON.readTree(ReportStore.JSON.writeValueAsString(ReportJson.of(report)));
        ObjectNode before = (ObjectNode) ReportStore.JSON.readTree(stored(name));
        before.remove("format");
        assertThat(printed).isEqualTo(before);
        assertThat(printed.fieldNames()).toIterable().containsExactlyElementsOf(before::fieldNames);
    }

    @Test
    void printsSlicesWithTheirReport() throws Exception {
        ExperimentReport report =
                ReportStore.read(Kind.EXPERIMENT, stored("form-2-dimensions"), ExperimentReport.class);
        ObjectNode json = ReportStore.JSON.valueToTree(
                ReportJson.of(new ExperimentSlices("country", "Country of residence.", report)));

        assertThat(json.fieldNames()).toIterable().containsExactly("column", "description", "report");
        assertThat(json.path("report").path("experiment").asText()).isEqualTo("membership");
        assertThat(json.path("report").path("dimensions").path(0).path("levels"))
                .hasSize(3);
    }
}

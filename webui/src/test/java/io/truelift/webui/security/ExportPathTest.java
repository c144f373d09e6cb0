package io.truelift.webui.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportPathTest {

    @Test
    void belongsToThePageWhoseAddressItHolds() {
        assertThat(ExportPath.of("/export/executive/attribution/models.csv"))
                .contains(new ExportPath(Page.ATTRIBUTION, "models", "csv"));
        assertThat(ExportPath.of("/export/governance/quality/runs.xlsx").map(ExportPath::page))
                .contains(Page.QUALITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/export/",
                "/export/executive/attribution.csv",
                "/export/executive/nothing/models.csv",
                "/export/executive/attribution/models",
                "/export//executive/attribution/models.csv",
                "/export/executive/../governance/quality/runs.csv"
            })
    void isOfNoPageOtherwise(String path) {
        assertThat(ExportPath.of(path)).isEmpty();
    }
}

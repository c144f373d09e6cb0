package io.truelift.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truelift.analysis.satisfaction.SatisfactionReport;
import io.truelift.attribution.AttributionModels;
import io.truelift.attribution.AttributionReport;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.More;
import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.attribution.AttributionReports;
import io.truelift.attribution.Bootstrap;
import io.truelift.attribution.CalibratedCredit;
import io.truelift.attribution.Calibration;
import io.truelift.attribution.IncrementalConversions;
import io.truelift.attribution.Journeys;
import io.truelift.attribution.ReturnOnSpend;
import io.truelift.attribution.Sensitivity;
import io.truelift.attribution.Spend;
import io.truelift.attribution.UncalibratedChannel;
import io.truelift.statistics.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A report is kept as JSON: it must come back as it was, and those that were kept by earlier versions must still be read. */
class AttributionReportJsonTest {

    private static final Journeys JOURNEYS = Journeys.of(List.of(
            new PathCount(
                    List.of("email", "search"), List.of(BigDecimal.TEN, BigDecimal.ONE), 3, new BigDecimal("10.01"), 7),
            new PathCount(List.of("say \"hi\", you > me"), List.of(BigDecimal.ONE), 1, BigDecimal.ONE, 2)));

    @Test
    void comesBackAsItWas() throws JsonProcessingException {
        List<ModelCredit> models = List.of(
                AttributionModels.LINEAR.credit(JOURNEYS),
                Bootstrap.usual().credit(AttributionModels.MARKOV, JOURNEYS));
        CalibratedCredit calibrated = new Calibration(
                        Map.of("email", new IncrementalConversions("e", 10, 1, new Interval(-1, 3, 0.95))))
                .of(models.getFirst());
        Spend spend = Spend.of("EUR", Map.of("email", BigDecimal.TEN, "search", BigDecimal.ZERO));
        Source source = AttributionReports.source("journeys", "Journeys", JOURNEYS, models)
                .with(new More(
                        Sensitivity.toHalfLife(JOURNEYS),
                        models,
                        List.of(calibrated),
                        List.of(ReturnOnSpend.incremental(calibrated, spend)),
                        List.of(new UncalibratedChannel("search", "s", "There are no data."))));
        AttributionReport report = new AttributionReport(Instant.EPOCH, List.of(source));

        assertThat(ReportStore.JSON.readValue(ReportStore.JSON.writeValueAsString(report), AttributionReport.class))
                .isEqualTo(report);
    }

    @Test
    void readsWhatEarlierVersionsKept() throws JsonProcessingException {
        AttributionReport attribution = ReportStore.JSON.readValue("""
                {"computedAt": "2026-11-20T10:00:00Z", "sources": [{"name": "journeys", "title": "Journeys", "paths": 1, "conversions": 2,
                 "nonConversions": 3, "value": 4.5, "models": [{"model": "first", "title": "First touch",
                 "channels": [{"channel": "email", "conversions": 2.0, "value": 4.5}]}],
                 "topPaths": [{"path": ["email"], "conversions": 2, "value": 4.5, "nonConversions": 3}]}]}
                """, AttributionReport.class);
        SatisfactionReport satisfaction = ReportStore.JSON.readValue("""
                {"computedAt": "2026-11-20T10:00:00Z", "questions": [{"name": "csat", "title": "CSAT", "kind": "CSAT",
                 "total": {"answers": 20, "favourable": 10, "unfavourable": 10, "estimate": {"value": 0.5, "interval": {"low": 0.3, "high": 0.7, "level": 0.95}}},
                 "groups": [], "trend": []}]}
                """, SatisfactionReport.class);

        assertThat(attribution
                        .sources()
                        .getFirst()
                        .models()
                        .getFirst()
                        .channel("email")
                        .orElseThrow()
                        .conversions())
                .isEqualTo(2);
        assertThat(attribution.sources().getFirst().more().calibrated()).isEmpty();
        assertThat(satisfaction.questions().getFirst().more().leastAnswers()).isEqualTo(10);
        assertThat(satisfaction.questions().getFirst().total().orElseThrow().mean())
                .isEmpty();
    }
}

package io.truelift.webui.governance;

import io.truelift.analysis.report.Reports;
import io.truelift.governance.privacy.ConsentReport;
import io.truelift.governance.privacy.ConsentReport.Period;
import io.truelift.governance.privacy.ConsentReport.PurposeConsent;
import io.truelift.governance.privacy.ConsentReport.SegmentEffect;
import io.truelift.governance.privacy.ConsentReport.Wave;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.export.Columns;
import io.truelift.webui.export.ExportTable;
import io.truelift.webui.export.Exports;
import io.truelift.webui.security.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Consent as files: every purpose by period, and what waves did to segments. */
@RequestScoped
public class ConsentExports implements Exports {
    private final ReportStore reports;

    @Inject
    ConsentExports(ReportStore reports) {
        this.reports = reports;
    }

    @Override
    public Page page() {
        return Page.CONSENT;
    }

    @Override
    public Optional<ExportTable> table(String name) {
        Optional<ConsentReport> report = reports.newest(Kind.CONSENT, Reports.CONSENT, ConsentReport.class);
        return switch (name) {
            case "periods" -> report.map(ConsentExports::periods);
            case "waves" -> report.map(ConsentExports::waves);
            default -> Optional.empty();
        };
    }

    private record PeriodRow(PurposeConsent purpose, Period period) {}

    private static ExportTable periods(ConsentReport report) {
        List<PeriodRow> rows = report.purposes().stream()
                .flatMap(purpose -> purpose.periods().stream().map(period -> new PeriodRow(purpose, period)))
                .toList();
        return ExportTable.of(
                "Consent over time",
                report.measuredAt(),
                rows,
                new Columns<PeriodRow>()
                        .text("Purpose", row -> row.purpose().purpose())
                        .text("From", row -> row.period().from().toString())
                        .number("Began to agree", row -> row.period().began())
                        .number("Took it back", row -> row.period().withdrew())
                        .number("Ran out", row -> row.period().ranOut())
                        .number("Said no at first", row -> row.period().refused())
                        .number("Agreed at the end", row -> row.period().agreedAtEnd())
                        .number("Customers today", row -> report.customers()));
    }

    private record WaveRow(Wave wave, SegmentEffect effect) {}

    private static ExportTable waves(ConsentReport report) {
        List<WaveRow> rows = report.waves().stream()
                .flatMap(wave -> wave.segments().stream().map(effect -> new WaveRow(wave, effect)))
                .toList();
        return ExportTable.of(
                "Waves of withdrawal",
                report.measuredAt(),
                rows,
                new Columns<WaveRow>()
                        .text("Purpose", row -> row.wave().purpose())
                        .text("From", row -> row.wave().period().from().toString())
                        .number("Ceased to agree", row -> row.wave().period().ceased())
                        .text("Segment", row -> row.effect().segment())
                        .number("Members before", row -> row.effect().before())
                        .number("Ceased", row -> row.effect().ceased())
                        .number("Began", row -> row.effect().began())
                        .number("Members after", row -> row.effect().after()));
    }
}

package io.truelift.webui.browser;

import io.truelift.analysis.decision.DecisionLog;
import io.truelift.analysis.decision.ExperimentDecision;
import io.truelift.analysis.decision.ExperimentDecision.Choice;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.ReportedExperiment;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** A company of some years: a thousand experiments, five hundred segments, two thousand columns in the dictionary. */
final class LargeProject {
    static final int EXPERIMENTS = 1_000;
    static final int SEGMENTS = 500;
    private static final int TABLES = 40;
    private static final int COLUMNS = 50;

    private LargeProject() {}

    /** Adds files beside those of the sample project. */
    static void addFiles(Path project) throws IOException {
        copies(project.resolve("sql/experiments"), "cart_reminder", "experiment_", EXPERIMENTS);
        copies(project.resolve("sql/segments"), "abandoned_cart", "segment_", SEGMENTS);
        for (int table = 0; table < TABLES; table++) {
            Files.writeString(
                    project.resolve("governance/dictionary/wide_%02d.odcs.yaml".formatted(table)),
                    contract("wide_%02d".formatted(table)));
        }
    }

    /** Adds reports, of which every fourth led to a decision. */
    static void addReports(DataSource database) {
        SampleReports.addTo(database);
        ReportStore store = new ReportStore(database);
        DecisionLog log = new DecisionLog(database);
        List<ExperimentReport> samples = SampleExperiments.all();
        for (int i = 0; i < EXPERIMENTS - samples.size(); i++) {
            ExperimentReport report = copy(samples.get(i % samples.size()), i);
            store.add(Kind.EXPERIMENT, report.experiment().name(), report.analysedAt(), report);
            if (i % 4 == 0) {
                log.add(new ExperimentDecision(
                        report.experiment().name(),
                        store.versions(Kind.EXPERIMENT, report.experiment().name())
                                .getFirst()
                                .id(),
                        Choice.SHIP,
                        "It pays.",
                        "analyst",
                        report.analysedAt()));
            }
        }
    }

    private static ExperimentReport copy(ExperimentReport sample, int i) {
        ReportedExperiment one = sample.experiment();
        return new ExperimentReport(
                new ReportedExperiment(
                        "experiment_" + i,
                        one.title() + " " + i,
                        one.hypothesis(),
                        i % 3 == 0 ? "crm" : "team " + i % 12,
                        one.purpose(),
                        one.control(),
                        one.alpha()),
                sample.population(),
                sample.metrics(),
                sample.dimensions(),
                sample.verdict(),
                sample.checks(),
                sample.plan(),
                sample.course(),
                sample.receipt(),
                sample.analysedAt().minus(Duration.ofHours(i)));
    }

    private static void copies(Path folder, String original, String name, int count) throws IOException {
        String text = Files.readString(folder.resolve(original + ".sql"));
        for (int i = 0; i < count; i++) {
            Files.writeString(
                    folder.resolve(name + i + ".sql"), text.replaceFirst("-- title: (.*)", "-- title: $1 " + i));
        }
    }

    private static String contract(String name) {
        StringBuilder text = new StringBuilder("""
                apiVersion: v3.1.0
                kind: DataContract
                id: %1$s
                name: %1$s
                version: 1.0.0
                status: active
                domain: digital-product
                dataProduct: truelift
                description:
                  purpose: "Measures of the shop that are read by few."
                team:
                  name: commerce
                schema:
                  - name: %1$s
                    physicalName: analytics.%1$s
                    physicalType: table
                    description: "Measures of the shop that are read by few."
                    dataGranularityDescription: "one row per day"
                    properties:
                """.formatted(name));
        for (int column = 0; column < COLUMNS; column++) {
            text.append("""
                          - name: measure_%1$02d
                            logicalType: number
                            physicalType: decimal(18,4)
                            description: "Measure %1$d of %2$s, added up over the day."
                            classification: internal
                            customProperties:
                              - {property: purposes, value: [analytics]}
                    """.formatted(column, name));
        }
        return text.append("slaProperties:\n  - {property: retention, value: 3, unit: y, element: %s.measure_00}\n"
                        .formatted(name))
                .toString();
    }
}

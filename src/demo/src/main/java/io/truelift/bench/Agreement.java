package io.truelift.bench;

import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.bench.ReferenceShape.Sums;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a report's figures are those of the reference's shape, asked in the name of the same person: units and sums, to the last digit. */
final class Agreement {
    private Agreement() {}

    /** In which variants they are not. */
    static List<String> differences(ExperimentReport report, String metric, List<Sums> reference) {
        MetricResult result = report.metrics().stream()
                .filter(known -> known.metric().equals(metric))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cannot find %s in the report of %s"
                        .formatted(metric, report.experiment().name())));
        return result.arms().stream()
                .flatMap(arm -> difference(metric, arm, reference))
                .toList();
    }

    private static Stream<String> difference(String metric, ArmValue arm, List<Sums> reference) {
        Optional<Sums> sums = reference.stream()
                .filter(row -> row.variant().equals(arm.variant()))
                .findFirst();
        if (sums.isPresent()
                && sums.get().units() == arm.units()
                && sums.get().sum().compareTo(arm.sum()) == 0) {
            return Stream.empty();
        }
        return Stream.of("%s, %s: the report has %d units and %s, the reference's shape %s"
                .formatted(
                        metric,
                        arm.variant(),
                        arm.units(),
                        arm.sum().toPlainString(),
                        sums.map(row -> "%d units and %s"
                                        .formatted(row.units(), row.sum().toPlainString()))
                                .orElse("nothing")));
    }
}

package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.portfolio.LeadingTreatment;
import io.truelift.definitions.metric.MetricKind;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Estimate;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the few figures that somebody with half a minute reads: what the treatment does, what that is worth, and how
 * sure it is.
 *
 * @param label what the figure is
 * @param value the figure
 * @param note its interval, or what it is about
 * @param tone style of the figure
 */
public record KpiTile(String label, String value, String note, String tone) {

    /** None where nothing was compared, or where the report cannot be trusted. */
    static List<KpiTile> of(ExperimentReport report, Figures figures) {
        return LeadingTreatment.of(report)
                .map(treatment -> of(report, treatment, figures))
                .orElse(List.of());
    }

    private static List<KpiTile> of(ExperimentReport report, LeadingTreatment treatment, Figures figures) {
        String variant = report.population().arms().size() > 2
                ? VariantNames.title(report, treatment.lift().variant()) + ", "
                : "";
        List<KpiTile> glances = new ArrayList<>();
        glances.add(change(report, treatment, variant, figures));
        worth(report, treatment, figures).ifPresent(glances::add);
        treatment.lift().more().bayesian().ifPresent(bayesian -> {
            MetricResult primary = treatment.primary();
            glances.add(new KpiTile(
                    "Chance to beat the control",
                    figures.chance(bayesian.chanceToBeatControl()),
                    variant + "on " + primary.title(),
                    ""));
            glances.add(loss(primary, bayesian.expectedLoss(), figures));
        });
        return glances;
    }

    private static KpiTile change(
            ExperimentReport report, LeadingTreatment treatment, String variant, Figures figures) {
        MetricResult primary = treatment.primary();
        Estimate absolute = treatment.effect().absolute();
        Optional<Estimate> relative = treatment.effect().relative();
        FigureScale scale =
                relative.isPresent() ? FigureScale.PERCENT : FigureScale.ofDifferences(primary.kind(), primary.unit());
        Estimate shown = relative.orElse(absolute);
        return new KpiTile(
                primary.title(),
                figures.difference(shown, scale),
                "%s%s interval %s"
                        .formatted(variant, figures.level(shown.interval()), figures.differenceRange(shown, scale)),
                VariantNames.tone(report, primary, treatment.lift(), treatment.effect())
                                .token() + "-text");
    }

    /** The first metric that is money, else the primary one, for a thousand customers; absent where it is not per customer. */
    private static Optional<KpiTile> worth(ExperimentReport report, LeadingTreatment treatment, Figures figures) {
        String variant = treatment.lift().variant();
        return report.metrics().stream()
                .filter(metric -> metric.kind() == MetricKind.MEAN && FigureScale.isCurrency(metric.unit()))
                .filter(metric -> effect(metric, variant).isPresent())
                .findFirst()
                .or(() -> Optional.of(treatment.primary())
                        .filter(primary -> primary.kind().isPerCustomer()))
                .flatMap(metric -> effect(metric, variant).map(effect -> {
                    FigureScale scale = FigureScale.ofAThousand(metric.unit());
                    boolean isMoney = FigureScale.isCurrency(metric.unit());
                    return new KpiTile(
                            isMoney ? "Worth per 1,000 customers" : "Of 1,000 customers",
                            figures.difference(effect.absolute(), scale),
                            "%s, %s".formatted(figures.differenceRange(effect.absolute(), scale), metric.title()),
                            VariantNames.tone(
                                                    report,
                                                    metric,
                                                    VariantNames.lift(metric, variant)
                                                            .orElseThrow(),
                                                    effect)
                                            .token()
                                    + "-text");
                }));
    }

    private static KpiTile loss(MetricResult primary, double loss, Figures figures) {
        boolean isPerCustomer = primary.kind().isPerCustomer();
        FigureScale scale = isPerCustomer
                ? FigureScale.ofAThousand(primary.unit())
                : FigureScale.ofDifferences(primary.kind(), primary.unit());
        return new KpiTile(
                "Expected loss",
                figures.loss(loss, scale),
                (isPerCustomer ? "Of 1,000 customers: " : "")
                        + "what rolling it out costs on average, for the case that it is worse",
                "");
    }

    private static Optional<Comparison.Effect> effect(MetricResult metric, String variant) {
        return VariantNames.lift(metric, variant).flatMap(VariantNames::effect);
    }
}

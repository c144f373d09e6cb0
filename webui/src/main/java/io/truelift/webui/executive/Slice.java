package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.Dimension;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Level;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.portfolio.LeadingTreatment;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.chart.IntervalChart;
import io.truelift.webui.format.Figures;
import io.truelift.webui.page.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One metric by the levels of one dimension, for one treatment; without a treatment, the groups side by side.
 *
 * @param report the report
 * @param dimension by what it is sliced
 * @param metric the metric, over all customers
 * @param treatment the treatment; absent where nothing is compared
 * @param figures how figures look
 */
public record Slice(
        ExperimentReport report, Dimension dimension, MetricResult metric, Optional<Arm> treatment, Figures figures) {
    private static final String EVERYBODY = "All customers";

    /** The slice that is asked for, by the names in the address; what is not named is the first there is. Absent without dimensions. */
    static Optional<Slice> of(
            ExperimentReport report, String dimension, String metric, String treatment, Figures figures) {
        List<MetricResult> metrics = sliced(report);
        if (report.dimensions().isEmpty() || metrics.isEmpty()) {
            return Optional.empty();
        }
        Dimension by = report.dimensions().stream()
                .filter(one -> one.name().equals(dimension))
                .findFirst()
                .orElse(report.dimensions().getFirst());
        MetricResult of = metrics.stream()
                .filter(one -> one.metric().equals(metric))
                .findFirst()
                .orElse(metrics.getFirst());
        String leading = LeadingTreatment.of(report)
                .map(headline -> headline.lift().variant())
                .orElse("");
        List<Arm> treatments = treatments(report);
        Optional<Arm> arm = treatments.stream()
                .filter(one -> one.variant().equals(treatment))
                .findFirst()
                .or(() -> treatments.stream()
                        .filter(one -> one.variant().equals(leading))
                        .findFirst())
                .or(() -> treatments.stream().findFirst());
        return Optional.of(new Slice(report, by, of, arm, figures));
    }

    /** A quantile is not worked out by level. */
    private static List<MetricResult> sliced(ExperimentReport report) {
        return report.metrics().stream()
                .filter(metric -> !metric.kind().isQuantile())
                .toList();
    }

    /** The arms that are held against a control. */
    private static List<Arm> treatments(ExperimentReport report) {
        return report.experiment().control().isEmpty()
                ? List.of()
                : report.population().arms().stream()
                        .filter(arm -> !arm.variant().equals(report.experiment().control()))
                        .toList();
    }

    /**
     * @param level value of the dimension
     * @param control the control's figure
     * @param controlUnits its customers
     * @param treated the treatment's figure
     * @param treatedUnits its customers
     * @param effect one against the other
     * @param remark why there is no comparison
     */
    public record Row(
            String level,
            String control,
            String controlUnits,
            String treated,
            String treatedUnits,
            EffectTexts effect,
            String remark) {}

    /**
     * @param level value of the dimension
     * @param cells one per group
     */
    public record Groups(String level, List<Cell> cells) {
        public Groups {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param group the group in words
     * @param value its figure
     * @param units its customers
     */
    public record Cell(String group, String value, String units) {}

    public List<Choice> dimensions() {
        return Choice.among(report.dimensions(), dimension, Dimension::name, by -> words(by.name()));
    }

    public List<Choice> metrics() {
        return Choice.among(sliced(report), metric, MetricResult::metric, MetricResult::title);
    }

    /** The treatments to choose from; none where there is no choice. */
    public List<Choice> treatments() {
        List<Arm> arms = treatments(report);
        return arms.size() < 2 || treatment.isEmpty()
                ? List.of()
                : Choice.among(arms, treatment.get(), Arm::variant, Arm::title);
    }

    /** Name of the dimension as a word. */
    public String by() {
        return words(dimension.name());
    }

    private static String words(String column) {
        return column.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static String level(Level level) {
        return level.level().isBlank() ? "not known" : level.level();
    }

    public String controlTitle() {
        return VariantNames.title(report, report.experiment().control());
    }

    /** The lift per level, under that over all customers. */
    public Chart chart() {
        return IntervalChart.ofLifts("%s: lift by %s".formatted(metric.title(), by()), lifts());
    }

    /** Whether any level has a lift to draw. */
    public boolean hasLifts() {
        return lifts().stream().skip(1).anyMatch(row -> row.estimate().isPresent());
    }

    private List<IntervalChart.Row> lifts() {
        String variant = treatment.map(Arm::variant).orElse("");
        LiftRows rows = new LiftRows(report, figures);
        List<IntervalChart.Row> lifts = new ArrayList<>();
        VariantNames.lift(metric, variant).ifPresent(lift -> lifts.add(rows.row(metric, lift, EVERYBODY, "")));
        for (Level level : dimension.levels()) {
            MetricResult here = of(level);
            VariantNames.lift(here, variant).ifPresent(lift -> lifts.add(rows.row(here, lift, level(level), "")));
        }
        return lifts;
    }

    /** A row per level; none where nothing is compared. */
    public List<Row> rows() {
        return treatment
                .map(arm -> dimension.levels().stream()
                        .map(level -> row(level, of(level), arm.variant()))
                        .toList())
                .orElse(List.of());
    }

    private Row row(Level level, MetricResult here, String variant) {
        ArmValue control = value(here, report.experiment().control());
        ArmValue treated = value(here, variant);
        Optional<Lift> lift = VariantNames.lift(here, variant);
        return new Row(
                level(level),
                MetricTable.mean(here, control, figures),
                figures.count(control.units()),
                MetricTable.mean(here, treated, figures),
                figures.count(treated.units()),
                lift.map(known -> EffectTexts.of(report, here, known, figures)).orElse(EffectTexts.NOTHING),
                lift.map(MetricTable::remark).orElse(""));
    }

    /** The groups in words, in the order of their figures. */
    public List<String> groupTitles() {
        return report.population().arms().stream().map(Arm::title).toList();
    }

    /** The groups side by side, a row per level; none where they are compared. */
    public List<Groups> groups() {
        return treatment.isPresent()
                ? List.of()
                : dimension.levels().stream()
                        .map(level -> new Groups(
                                level(level),
                                of(level).arms().stream()
                                        .map(arm -> cell(of(level), arm))
                                        .toList()))
                        .toList();
    }

    private Cell cell(MetricResult here, ArmValue arm) {
        return new Cell(
                VariantNames.title(report, arm.variant()),
                MetricTable.mean(here, arm, figures),
                figures.count(arm.units()));
    }

    private MetricResult of(Level level) {
        return level.metrics().stream()
                .filter(here -> here.metric().equals(metric.metric()))
                .findFirst()
                .orElse(metric.withLifts(List.of()));
    }

    private static ArmValue value(MetricResult here, String variant) {
        return here.arms().stream()
                .filter(arm -> arm.variant().equals(variant))
                .findFirst()
                .orElseThrow();
    }
}

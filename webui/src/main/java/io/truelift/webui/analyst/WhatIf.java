package io.truelift.webui.analyst;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.analysis.planning.ExperimentPlan;
import io.truelift.analysis.planning.PlanScenario;
import io.truelift.analysis.planning.PlanScenario.Point;
import io.truelift.analysis.planning.PlanScenario.Prospect;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.statistics.planning.RunTime;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.chart.LinesChart;
import io.truelift.webui.format.Figures;
import io.truelift.webui.page.Request;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** What a plan would be with other choices. They stand in the address, in percent and days. */
@RequestScoped
@Named("whatIf")
public class WhatIf {
    private static final double USUAL_LIFT = 0.05;
    private static final int USUAL_DAYS = 28;
    private static final int PERCENT_DIGITS = 4;

    private final PlanPage page;
    private final Request request;
    private final Figures figures;
    private List<Field> fields = List.of();
    private String error = "";
    private Optional<PlanScenario> scenario = Optional.empty();
    private Optional<Prospect> prospect = Optional.empty();

    @Inject
    WhatIf(PlanPage page, Request request, Figures figures) {
        this.page = page;
        this.request = request;
        this.figures = figures;
    }

    /**
     * A choice.
     *
     * @param name its parameter
     * @param label what people call it
     * @param text what was written, or the usual choice
     * @param usual what the plan has; its text may have been rounded
     * @param range what a slider goes over; other values may be written
     */
    public record Field(String name, String label, String text, double usual, Range range) {}

    /** What a slider goes over. */
    public record Range(double least, double most, double step) {}

    @PostConstruct
    void work() {
        if (page.plan().isEmpty()) {
            return;
        }
        Experiment experiment = page.experiment();
        ExperimentPlan plan = page.plan().get();
        fields = List.of(
                field("lift", "Lift to be found, %", plan.minimumEffect().orElse(USUAL_LIFT), new Range(0.5, 30, 0.5)),
                field("power", "Power, %", plan.power(), new Range(50, 99, 1)),
                field("alpha", "Significance level, %", plan.alpha(), new Range(1, 20, 0.5)),
                field("traffic", "Share of customers who take part, %", 1, new Range(5, 100, 5)),
                field(
                        "control",
                        "Share of the control, %",
                        1.0 / experiment.variants().size(),
                        new Range(5, 95, 1)),
                new Field(
                        "days",
                        "Days in which they come",
                        request.parameter("days").orElse(Integer.toString(USUAL_DAYS)),
                        USUAL_DAYS,
                        new Range(1, 180, 1)));
        try {
            PlanScenario asked = new PlanScenario(share(0), share(1), share(2), share(3), share(4), days());
            scenario = Optional.of(asked);
            prospect = asked.of(experiment, plan);
        } catch (IllegalArgumentException e) {
            error = String.valueOf(e.getMessage());
        }
    }

    /** Tells the script that moves with the sliders what has changed. */
    public void answer() {
        if (!request.text("answer").equals("json") || page.plan().isEmpty()) {
            return;
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("error", error);
        if (prospect.isPresent()) {
            answer.putArray("facts")
                    .add(needed())
                    .add(runTime())
                    .add(powerThen())
                    .add(smallestLift());
            Chart chart = chart();
            answer.put("chart", chart.json()).put("summary", chart.summary());
        }
        request.answerJson(answer.toString());
    }

    public List<Field> fields() {
        return fields;
    }

    /** Which choice is not one; empty where all are. */
    public String error() {
        return error;
    }

    /** What comes of it; absent where a choice is none, or where the history says nothing of the primary metric. */
    public Optional<Prospect> prospect() {
        return prospect;
    }

    public String needed() {
        return prospect.flatMap(Prospect::needed).map(figures::count).orElse("no number is enough");
    }

    /** Days until the report, or why there are none. */
    public String runTime() {
        return switch (prospect.orElseThrow().runTime()) {
            case RunTime.Days days -> "%s days".formatted(figures.count(days.inAll()));
            case RunTime.Unknown unknown -> unknown.reason();
        };
    }

    /** The smallest lift that is found after the days. */
    public String smallestLift() {
        Prospect known = prospect.orElseThrow();
        return known.smallestLift().isPresent()
                ? figures.lift(known.smallestLift().getAsDouble())
                : "none";
    }

    public String powerThen() {
        return figures.ratio(prospect.orElseThrow().powerThen(), 1);
    }

    /** Power by day. */
    public Chart chart() {
        List<Point> points = prospect.orElseThrow().points();
        List<LinesChart.Point> drawn = points.stream()
                .map(point -> new LinesChart.Point(
                        Optional.of(point.power()),
                        "Day %d: power %s with %s customers"
                                .formatted(point.day(), figures.ratio(point.power(), 1), figures.count(point.units()))))
                .toList();
        return LinesChart.ofShares(
                "Power",
                points.stream().map(point -> "day " + point.day()).toList(),
                List.of(new LinesChart.Line("Power to find the lift", drawn)),
                scenario.map(asked -> new LinesChart.Level("Wanted", asked.power())));
    }

    private Field field(String name, String label, double usual, Range range) {
        return new Field(name, label, request.parameter(name).orElseGet(() -> percent(usual)), usual, range);
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share)
                .movePointRight(2)
                .setScale(PERCENT_DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private double share(int field) {
        Field one = fields.get(field);
        if (one.text().equals(percent(one.usual()))) {
            return one.usual(); // a third is more than the digits that the form shows of it
        }
        try {
            return new BigDecimal(one.text()).movePointLeft(2).doubleValue();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Cannot read \u201c%s\u201d as %s: write a number such as %s."
                            .formatted(one.text(), one.label(), "5 or 2.5"),
                    e);
        }
    }

    private int days() {
        Field one = fields.getLast();
        if (!one.text().matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException(
                    "Cannot read \u201c%s\u201d as days: write a whole number from 1 to 9999.".formatted(one.text()));
        }
        return Integer.parseInt(one.text());
    }
}

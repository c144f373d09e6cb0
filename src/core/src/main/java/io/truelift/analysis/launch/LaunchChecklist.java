package io.truelift.analysis.launch;

import static io.truelift.analysis.launch.ChecklistItem.met;
import static io.truelift.analysis.launch.ChecklistItem.notMet;
import static io.truelift.analysis.launch.ChecklistItem.unknown;

import io.truelift.analysis.launch.ChecklistItem.Topic;
import io.truelift.analysis.launch.LaunchFigures.TableState;
import io.truelift.analysis.planning.ExperimentPlan;
import io.truelift.analysis.planning.ExperimentPlan.MetricPlan;
import io.truelift.analysis.segment.SegmentSummary;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.statistics.planning.Arrivals;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an experiment is ready to start: computed from its file, its kept plan and what the warehouse last said.
 *
 * @param experiment the experiment as its file is now
 * @param figures what the warehouse last said; absent where it was not asked
 * @param segment the newest refresh of its segment; absent without segment or refresh
 * @param plan its newest plan
 * @param now the moment that freshness is measured from
 */
public record LaunchChecklist(
        Experiment experiment,
        Optional<LaunchFigures> figures,
        Optional<SegmentSummary> segment,
        Optional<ExperimentPlan> plan,
        Instant now) {
    /** Below this share of facts with a customer, too many exposures and outcomes find no one. */
    static final double LEAST_RESOLVED = 0.8;
    /** Tables that were not written for longer are stale. */
    static final Duration FRESH = Duration.ofDays(7);

    private static final String MEASURE = "Ask the warehouse.";

    /** One line per topic, in their order. */
    public List<ChecklistItem> items() {
        return List.of(objective(), signals(), identity(), consent(), power(), rollback(), monitoring());
    }

    private ChecklistItem objective() {
        String primary = experiment.primary().metric().title();
        return experiment.plan().minimumEffect().isPresent()
                ? met(
                        Topic.OBJECTIVE,
                        "%s decides; a lift of %s matters."
                                .formatted(
                                        primary,
                                        percent(experiment
                                                .plan()
                                                .minimumEffect()
                                                .getAsDouble())))
                : notMet(
                        Topic.OBJECTIVE,
                        "%s decides, but the header does not say which lift matters.".formatted(primary),
                        "Add the line '-- minimum_effect: 0.05' with the smallest lift that would change what you do.");
    }

    private ChecklistItem signals() {
        Optional<String> name = experiment.population().segment().map(file -> file.name());
        if (segment.filter(known -> known.members() == 0).isPresent()) {
            return notMet(
                    Topic.SIGNALS,
                    "Nobody is in the segment %s.".formatted(name.orElseThrow()),
                    "Look at its rule and at the tables that it reads.");
        }
        if (figures.isEmpty()) {
            return unknown(Topic.SIGNALS, "The warehouse was not asked when the tables were last written.", MEASURE);
        }
        List<String> empty = figures.get().tables().stream()
                .filter(table -> table.writtenAt().isEmpty())
                .map(TableState::table)
                .toList();
        if (!empty.isEmpty()) {
            return notMet(
                    Topic.SIGNALS,
                    "Nothing was ever written to %s.".formatted(String.join(", ", empty)),
                    "Let the pipelines fill them, or leave out what reads them.");
        }
        List<String> stale = figures.get().tables().stream()
                .filter(table -> table.writtenAt().orElseThrow().isBefore(now.minus(FRESH)))
                .map(TableState::table)
                .toList();
        if (!stale.isEmpty()) {
            return notMet(
                    Topic.SIGNALS,
                    "Not written for more than %d days: %s.".formatted(FRESH.toDays(), String.join(", ", stale)),
                    "Run the pipelines, then ask the warehouse anew.");
        }
        if (name.isPresent() && segment.isEmpty()) {
            return unknown(
                    Topic.SIGNALS,
                    "The segment %s was never worked out, so its size is not known.".formatted(name.get()),
                    "Work the segment out.");
        }
        String size = segment.map(known -> "%s customers are in the segment, and its".formatted(count(known.members())))
                .orElse("Whoever is exposed counts; all");
        return met(
                Topic.SIGNALS,
                "%s %d tables are fresh.".formatted(size, figures.get().tables().size()));
    }

    private ChecklistItem identity() {
        if (figures.isEmpty()) {
            return unknown(Topic.IDENTITY, "The warehouse was not asked how many facts have a customer.", MEASURE);
        }
        LaunchFigures known = figures.get();
        if (known.facts() == 0) {
            return unknown(
                    Topic.IDENTITY,
                    "There are no orders, events or exposures yet.",
                    "Let the pipelines run, then ask the warehouse anew.");
        }
        double share = (double) known.resolved() / known.facts();
        String finding = "%s of %s orders, events and exposures are of a known customer."
                .formatted(percent(share), count(known.facts()));
        return share >= LEAST_RESOLVED
                ? met(Topic.IDENTITY, finding)
                : notMet(
                        Topic.IDENTITY,
                        finding + " At least %s should be.".formatted(percent(LEAST_RESOLVED)),
                        "Look at which identifiers the feeds bring.");
    }

    private ChecklistItem consent() {
        if (figures.isEmpty()) {
            return unknown(
                    Topic.CONSENT,
                    "The purpose is %s; how many agreed to it, the warehouse was not asked."
                            .formatted(experiment.purpose()),
                    MEASURE);
        }
        LaunchFigures known = figures.get();
        double share = known.customers() == 0 ? 0 : (double) known.agreed() / known.customers();
        String finding = "%s of %s customers agreed to the purpose %s."
                .formatted(percent(share), count(known.customers()), experiment.purpose());
        long needed = primaryPlan().flatMap(MetricPlan::needed).orElse(1L);
        return known.agreed() >= needed
                ? met(Topic.CONSENT, finding)
                : notMet(
                        Topic.CONSENT,
                        finding + " The experiment needs %s.".formatted(count(needed)),
                        "Only who agreed is counted: look for a larger lift, or ask more people.");
    }

    private ChecklistItem power() {
        if (!experiment.design().isRandomised()) {
            return unknown(
                    Topic.POWER,
                    "Nobody is assigned at random, so there is no power to tell.",
                    "Read its differences as a description.");
        }
        if (primaryPlan().isEmpty()) {
            return unknown(Topic.POWER, "It has not been planned.", "Plan it: that reads the history of its metrics.");
        }
        MetricPlan primary = primaryPlan().get();
        if (primary.needed().isEmpty() || primary.days().isEmpty()) {
            return unknown(
                    Topic.POWER,
                    "The plan cannot tell how many customers it needs. " + primary.remark(),
                    "Look at the plan.");
        }
        String need = "%s customers are needed, which takes %s days."
                .formatted(count(primary.needed().get()), count(primary.days().get()));
        Optional<Long> days = days();
        if (days.isEmpty()) {
            return unknown(
                    Topic.POWER,
                    need + " The header does not say how long it runs.",
                    "Add the lines '-- start: DAY' and '-- end: DAY'.");
        }
        double arriving = new Arrivals(plan.orElseThrow().arrivals())
                .unitsAfter(Math.toIntExact(Math.min(days.get(), Integer.MAX_VALUE)));
        String found = need
                + " It takes customers in for %d days, in which about %s come."
                        .formatted(days.get(), count(Math.round(arriving)));
        return arriving >= primary.needed().get()
                ? met(Topic.POWER, found)
                : notMet(Topic.POWER, found, "Let it run longer, or look for a larger lift.");
    }

    private ChecklistItem rollback() {
        return experiment
                .rollback()
                .map(plan -> met(Topic.ROLLBACK, plan))
                .orElse(notMet(
                        Topic.ROLLBACK,
                        "Nothing says how the treatment is taken back when it does harm.",
                        "Add the line '-- rollback: ...' with who does what."));
    }

    private ChecklistItem monitoring() {
        List<Measure> guardrails = experiment.measures().stream()
                .filter(measure -> measure.role() == MetricRole.GUARDRAIL)
                .toList();
        List<String> open = guardrails.stream()
                .filter(measure -> measure.margin().isEmpty())
                .map(measure -> measure.metric().title())
                .toList();
        if (guardrails.isEmpty()) {
            return notMet(
                    Topic.MONITORING,
                    "No metric guards against harm.",
                    "Name one under metrics.guardrail, with the margin by which it may get worse.");
        }
        if (!open.isEmpty()) {
            return notMet(
                    Topic.MONITORING,
                    "Without a margin: %s.".formatted(String.join(", ", open)),
                    "Write {metric: NAME, relative_margin: 0.1} in place of its name.");
        }
        if (!experiment.file().header().has("stopping")) {
            return notMet(
                    Topic.MONITORING,
                    "The header does not say when it may be read.",
                    "Add the line '-- stopping: {rule: once}', or looks.");
        }
        return met(
                Topic.MONITORING,
                "%d guarded with a margin, and the header says when it may be read.".formatted(guardrails.size()));
    }

    private Optional<MetricPlan> primaryPlan() {
        return plan.flatMap(known -> known.metrics().stream()
                .filter(metric -> metric.role() == MetricRole.PRIMARY)
                .findFirst());
    }

    /** Days in which exposures count. */
    private Optional<Long> days() {
        return experiment
                .period()
                .start()
                .flatMap(start -> experiment.period().end().map(end -> ChronoUnit.DAYS.between(start, end)));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

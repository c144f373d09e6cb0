package io.truelift.definitions.playbook;

import io.truelift.definitions.editor.HeaderText;
import io.truelift.platform.project.Resources;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a new experiment begins with.
 *
 * @param name key of the experiment; empty in a playbook
 * @param title short name; empty in a playbook
 * @param hypothesis what is believed, in a sentence
 * @param owner team that answers for it
 * @param purpose purpose that a unit must have granted to be counted
 * @param segment segment to which units must belong
 * @param variants the control first
 * @param metrics what it is judged by
 * @param numbers what is decided before there are data
 * @param rollback how it is taken back; empty where nobody has said
 */
public record ExperimentOutline(
        String name,
        String title,
        String hypothesis,
        String owner,
        String purpose,
        Optional<String> segment,
        List<Variant> variants,
        Metrics metrics,
        Numbers numbers,
        String rollback) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public ExperimentOutline {
        variants = List.copyOf(variants);
    }

    /**
     * @param key as the exposures name it
     * @param title in words
     * @param share planned share of the units, such as {@code 0.5} or {@code 1/3}
     */
    public record Variant(String key, String title, String share) {}

    /**
     * @param primary key of the metric that decides
     * @param secondary keys of metrics that are looked at, too
     * @param guardrails what must not get worse
     */
    public record Metrics(String primary, List<String> secondary, List<Guardrail> guardrails) {
        public Metrics {
            secondary = List.copyOf(secondary);
            guardrails = List.copyOf(guardrails);
        }
    }

    /**
     * @param metric key of the metric
     * @param relativeMargin by how much it may get worse, as a share of the control
     */
    public record Guardrail(String metric, Optional<BigDecimal> relativeMargin) {}

    /**
     * @param windowDays days after the exposure in which outcomes count
     * @param minimumEffect smallest lift that matters, as a share of the control
     * @param alpha two-sided significance level
     * @param power probability to see the minimum effect, if it is there
     */
    public record Numbers(int windowDays, Optional<BigDecimal> minimumEffect, BigDecimal alpha, BigDecimal power) {}

    /** The file in {@code sql/experiments}. Exposures are taken to be under the experiment's name; who has others changes the statement. */
    public String text() {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Cannot name an experiment %s: small letters, digits and underscores are allowed, a letter first"
                            .formatted(name));
        }
        List<String> lines = new ArrayList<>();
        lines.add("title: " + HeaderText.of(title));
        lines.add("hypothesis: " + HeaderText.of(hypothesis));
        lines.add("owner: " + HeaderText.of(owner));
        lines.add("purpose: " + purpose);
        segment.ifPresent(known -> lines.add("segment: " + known));
        lines.add("control: "
                + (variants.isEmpty() ? "control" : variants.getFirst().key()));
        lines.add("variants:");
        variants.forEach(variant -> lines.add("  %s: {title: %s, share: %s}"
                .formatted(variant.key(), HeaderText.of(variant.title()), variant.share())));
        lines.add("metrics:");
        lines.add("  primary: " + metrics.primary());
        if (!metrics.secondary().isEmpty()) {
            lines.add("  secondary: [%s]".formatted(String.join(", ", metrics.secondary())));
        }
        if (!metrics.guardrails().isEmpty()) {
            lines.add("  guardrail: [%s]"
                    .formatted(String.join(
                            ", ",
                            metrics.guardrails().stream()
                                    .map(ExperimentOutline::guardrail)
                                    .toList())));
        }
        lines.add("window_days: " + numbers.windowDays());
        lines.add("stopping: {rule: once}");
        lines.add("alpha: " + numbers.alpha().toPlainString());
        lines.add("power: " + numbers.power().toPlainString());
        numbers.minimumEffect().ifPresent(effect -> lines.add("minimum_effect: " + effect.toPlainString()));
        if (!rollback.isBlank()) {
            lines.add("rollback: " + HeaderText.of(rollback));
        }
        String header =
                String.join("\n", lines.stream().map(line -> "-- " + line).toList());
        return header + "\n\n"
                + Resources.text(ExperimentOutline.class, "exposures.sql").replace("new_experiment", name);
    }

    private static String guardrail(Guardrail guardrail) {
        return guardrail
                .relativeMargin()
                .map(margin ->
                        "{metric: %s, relative_margin: %s}".formatted(guardrail.metric(), margin.toPlainString()))
                .orElse(guardrail.metric());
    }
}

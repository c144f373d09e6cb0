package io.truelift.webui.analyst;

import io.truelift.definitions.editor.DefinitionFileName;
import io.truelift.definitions.playbook.ExperimentOutline;
import io.truelift.definitions.playbook.ExperimentOutline.Guardrail;
import io.truelift.definitions.playbook.ExperimentOutline.Metrics;
import io.truelift.definitions.playbook.ExperimentOutline.Numbers;
import io.truelift.definitions.playbook.ExperimentOutline.Variant;
import io.truelift.webui.page.Request;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The form of a new experiment: what was typed, or else what it begins with.
 *
 * @param request what was sent
 * @param beginning what the form shows before anything is typed
 */
public record OutlineForm(Request request, ExperimentOutline beginning) {
    static final int MOST_VARIANTS = 4;
    static final int MOST_GUARDRAILS = 2;

    /**
     * A line of the form with a variant; number 1 is the control.
     *
     * @param key as the exposures name it
     * @param share in percent; empty for equal shares
     */
    public record VariantLine(int number, String key, String title, String share) {}

    /** @param margin in percent of the control; empty for none */
    public record GuardrailLine(int number, String metric, String margin) {}

    /** What stands in a field of one text. */
    String text(String field) {
        return request.isPost()
                ? request.text(field)
                : switch (field) {
                    case "hypothesis" -> beginning.hypothesis();
                    case "owner" -> beginning.owner();
                    case "purpose" -> beginning.purpose();
                    case "segment" -> beginning.segment().orElse("");
                    case "primary" -> beginning.metrics().primary();
                    case "window" -> String.valueOf(beginning.numbers().windowDays());
                    case "effect" ->
                        beginning
                                .numbers()
                                .minimumEffect()
                                .map(OutlineForm::percent)
                                .orElse("");
                    case "alpha" -> percent(beginning.numbers().alpha());
                    case "power" -> percent(beginning.numbers().power());
                    case "rollback" -> beginning.rollback();
                    default -> request.text(field);
                };
    }

    List<String> secondary() {
        return request.isPost() ? request.all("secondary") : beginning.metrics().secondary();
    }

    List<VariantLine> variants() {
        List<VariantLine> lines = new ArrayList<>();
        for (int i = 1; i <= MOST_VARIANTS; i++) {
            if (request.isPost()) {
                lines.add(new VariantLine(
                        i, request.text("key" + i), request.text("variant" + i), request.text("share" + i)));
            } else {
                Optional<Variant> variant = i <= beginning.variants().size()
                        ? Optional.of(beginning.variants().get(i - 1))
                        : Optional.empty();
                lines.add(new VariantLine(
                        i,
                        variant.map(Variant::key).orElse(""),
                        variant.map(Variant::title).orElse(""),
                        ""));
            }
        }
        return lines;
    }

    List<GuardrailLine> guardrails() {
        List<GuardrailLine> lines = new ArrayList<>();
        for (int i = 1; i <= MOST_GUARDRAILS; i++) {
            if (request.isPost()) {
                lines.add(new GuardrailLine(i, request.text("guardrail" + i), request.text("margin" + i)));
            } else {
                List<Guardrail> known = beginning.metrics().guardrails();
                Optional<Guardrail> guardrail = i <= known.size() ? Optional.of(known.get(i - 1)) : Optional.empty();
                lines.add(new GuardrailLine(
                        i,
                        guardrail.map(Guardrail::metric).orElse(""),
                        guardrail
                                .flatMap(Guardrail::relativeMargin)
                                .map(OutlineForm::percent)
                                .orElse("")));
            }
        }
        return lines;
    }

    /** @throws IllegalArgumentException where a field says nothing that can be used; the message names it */
    ExperimentOutline outline() {
        String title = needed("title", "Title");
        String name = DefinitionFileName.of(title);
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot name a file by the title “%s”: give it a few words that open with a letter."
                            .formatted(title));
        }
        return new ExperimentOutline(
                name,
                title,
                needed("hypothesis", "Hypothesis"),
                needed("owner", "Owner"),
                needed("purpose", "Purpose"),
                Optional.of(text("segment")).filter(segment -> !segment.isEmpty()),
                filledIn(),
                new Metrics(needed("primary", "Primary metric"), secondary(), guarded()),
                new Numbers(
                        days(),
                        Optional.of(text("effect"))
                                .filter(effect -> !effect.isEmpty())
                                .map(effect -> share(effect, "Smallest lift that matters")),
                        share(needed("alpha", "Significance level"), "Significance level"),
                        share(needed("power", "Power"), "Power")),
                text("rollback"));
    }

    private List<Variant> filledIn() {
        List<VariantLine> lines = variants().stream()
                .filter(line -> !line.title().isEmpty() || !line.key().isEmpty())
                .toList();
        if (lines.size() < 2) {
            throw new IllegalArgumentException(
                    "Cannot compare fewer than two variants: name the control and one treatment at least.");
        }
        boolean isEqual = lines.stream().allMatch(line -> line.share().isEmpty());
        return lines.stream()
                .map(line -> {
                    String title = line.title().isEmpty() ? line.key() : line.title();
                    String key = DefinitionFileName.of(line.key().isEmpty() ? title : line.key());
                    if (key.isEmpty()) {
                        throw new IllegalArgumentException(
                                "Cannot name the variant “%s” in a file: give it a name that opens with a letter."
                                        .formatted(title));
                    }
                    return new Variant(
                            key,
                            title,
                            isEqual
                                    ? "1/" + lines.size()
                                    : share(line.share(), "Share of " + title).toPlainString());
                })
                .toList();
    }

    private List<Guardrail> guarded() {
        return guardrails().stream()
                .filter(line -> !line.metric().isEmpty())
                .map(line -> new Guardrail(
                        line.metric(),
                        Optional.of(line.margin())
                                .filter(margin -> !margin.isEmpty())
                                .map(margin -> share(margin, "Margin"))))
                .toList();
    }

    private int days() {
        String days = needed("window", "Days that count");
        if (!days.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException(
                    "Cannot read “%s” as Days that count: a whole number from 1 to 9999 is needed.".formatted(days));
        }
        return Integer.parseInt(days);
    }

    private String needed(String field, String label) {
        String value = text(field);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("Cannot begin without %s: fill it in.".formatted(label));
        }
        return value;
    }

    private static BigDecimal share(String percent, String label) {
        try {
            BigDecimal share = new BigDecimal(percent.replace("%", "").strip())
                    .divide(BigDecimal.valueOf(100), MathContext.DECIMAL64)
                    .stripTrailingZeros();
            if (share.signum() > 0 && share.compareTo(BigDecimal.TEN) < 0) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new IllegalArgumentException(
                "Cannot read “%s” as %s: a percentage above 0 is needed, such as 5.".formatted(percent, label));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}

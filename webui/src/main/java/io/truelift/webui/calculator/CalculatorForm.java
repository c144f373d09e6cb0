package io.truelift.webui.calculator;

import static io.truelift.webui.calculator.FormField.choice;
import static io.truelift.webui.calculator.FormField.number;
import static io.truelift.webui.calculator.FormField.numbers;

import io.truelift.statistics.UsualAlpha;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A test of the calculator as people fill it in. The examples are ones that other tools answer too: docs/statistics.md says which.
 *
 * @param name how the address names it
 * @param title what it is called
 * @param about what it answers, in a sentence
 * @param fixed fields of the line that the form does not ask for
 * @param fields the others
 */
public record CalculatorForm(
        String name, String title, String about, Map<String, String> fixed, List<FormField> fields) {
    private static final FormField ALPHA = number("alpha", "Alpha", Double.toString(UsualAlpha.VALUE));
    private static final String MEANS = "mean";
    private static final String SHARES = "proportion";

    /** Every test, the everyday ones first. */
    public static final List<CalculatorForm> ALL = List.of(
            form(
                    "welch",
                    "Means (Welch)",
                    "Do two means differ, and by what lift?",
                    Map.of("test", "welch"),
                    List.of(ALPHA),
                    means()),
            form(
                    "proportions",
                    "Shares (score test)",
                    "Do two shares differ, and by what lift?",
                    Map.of("test", "proportions"),
                    List.of(ALPHA),
                    shares()),
            form(
                    "ratio",
                    "Ratios (delta method)",
                    "Do two ratios of sums differ, where units weigh differently?",
                    Map.of("test", "ratio"),
                    List.of(ALPHA),
                    ratios()),
            form(
                    "cuped",
                    "Means, adjusted (CUPED)",
                    "Do two means differ once what was known before is taken out?",
                    Map.of("test", "cuped"),
                    List.of(ALPHA),
                    cuped()),
            form(
                    "sequential",
                    "Means, at any time",
                    "The same, with an interval that holds however often one looks.",
                    Map.of("test", "sequential"),
                    List.of(
                            ALPHA,
                            number("tuning", "Tuning", "5000").hinted("units of both arms at which it is tightest")),
                    means()),
            form(
                    "bayesian",
                    "Means, Bayesian",
                    "How likely is the treatment better, and what is lost if not?",
                    kind("bayesian", MEANS),
                    prior("0.3"),
                    means()),
            form(
                    "bayesian_shares",
                    "Shares, Bayesian",
                    "How likely is the treatment better, and what is lost if not?",
                    kind("bayesian", SHARES),
                    prior("0.3"),
                    shares()),
            form(
                    "noninferiority",
                    "Means, within a margin",
                    "Is the treatment shown to be not worse by more than a margin?",
                    kind("noninferiority", MEANS),
                    margin("0.1"),
                    means()),
            form(
                    "noninferiority_shares",
                    "Shares, within a margin",
                    "Is the treatment shown to be not worse by more than a margin?",
                    kind("noninferiority", SHARES),
                    margin("0.01"),
                    shares()),
            form(
                    "srm",
                    "Planned shares (SRM)",
                    "Did units arrive in the planned shares?",
                    Map.of("test", "srm"),
                    List.of(
                            numbers("observed", "Units that arrived", "5000, 5200"),
                            numbers("expected", "Planned shares", "0.5, 0.5"))),
            form(
                    "adjust",
                    "Several p-values",
                    "What is left of p-values when there are several?",
                    Map.of("test", "adjust"),
                    List.of(
                            numbers("p", "P-values", "0.01, 0.02, 0.03, 0.04"),
                            choice(
                                    "method",
                                    "Method",
                                    "holm",
                                    "BH",
                                    "bonferroni",
                                    "hochberg",
                                    "hommel",
                                    "BY",
                                    "none"))),
            form(
                    "power",
                    "Plan for a mean",
                    "Give two of units, power and effect; the third is the answer.",
                    kind("power", MEANS),
                    power(number("standardDeviation", "Standard deviation", "10"), "0.5")),
            form(
                    "power_shares",
                    "Plan for a share",
                    "Give two of units, power and effect; the third is the answer.",
                    kind("power", SHARES),
                    power(number("baseline", "Share of the control", "0.05"), "0.01")));

    public CalculatorForm {
        fixed = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
        fields = List.copyOf(fields);
    }

    /** The form of that name; absent where there is none. */
    public static Optional<CalculatorForm> named(String name) {
        return ALL.stream().filter(form -> form.name().equals(name)).findFirst();
    }

    @SafeVarargs
    private static CalculatorForm form(
            String name, String title, String about, Map<String, String> fixed, List<FormField>... fields) {
        return new CalculatorForm(
                name,
                title,
                about,
                fixed,
                Stream.of(fields).flatMap(List::stream).toList());
    }

    private static Map<String, String> kind(String test, String kind) {
        Map<String, String> fixed = new LinkedHashMap<>();
        fixed.put("test", test);
        fixed.put("kind", kind);
        return fixed;
    }

    private static List<FormField> arms(List<FormField> control, List<FormField> treatment) {
        List<FormField> arms = new ArrayList<>(control);
        arms.addAll(treatment);
        return arms;
    }

    private static List<FormField> means() {
        return arms(mean("control", "3407", "1396.87", "52377.9767"), mean("treatment", "3461", "2422.7", "134698.29"));
    }

    private static List<FormField> mean(String arm, String n, String sum, String squares) {
        return List.of(
                number(arm + ".n", "Units", n),
                number(arm + ".sum", "Sum", sum),
                number(arm + ".sumOfSquares", "Sum of squares", squares));
    }

    private static List<FormField> shares() {
        return arms(share("control", "10000", "500"), share("treatment", "10000", "560"));
    }

    private static List<FormField> share(String arm, String n, String sum) {
        return List.of(number(arm + ".n", "Units", n), number(arm + ".sum", "That did it", sum));
    }

    private static List<FormField> ratios() {
        return arms(
                pair("control", "numerator", "denominator", "3", "6", "14", "4", "6", "9"),
                pair("treatment", "numerator", "denominator", "4", "16", "70", "6", "10", "26"));
    }

    private static List<FormField> cuped() {
        return arms(
                pair("control", "post", "pre", "4", "10", "30", "8", "20", "24"),
                pair("treatment", "post", "pre", "4", "14", "54", "8", "20", "32"));
    }

    private static List<FormField> pair(
            String arm,
            String one,
            String other,
            String n,
            String sum,
            String squares,
            String otherSum,
            String otherSquares,
            String products) {
        return List.of(
                number(arm + ".n", "Units", n),
                number("%s.%s.sum".formatted(arm, one), "Sum, " + one, sum),
                number("%s.%s.sumOfSquares".formatted(arm, one), "Sum of squares, " + one, squares),
                number("%s.%s.sum".formatted(arm, other), "Sum, " + other, otherSum),
                number("%s.%s.sumOfSquares".formatted(arm, other), "Sum of squares, " + other, otherSquares),
                number(arm + ".sumOfProducts", "Sum of products", products));
    }

    private static List<FormField> prior(String deviation) {
        return List.of(
                ALPHA,
                number("prior.mean", "Mean", "0"),
                number("prior.standardDeviation", "Standard deviation", deviation),
                choice("prior.scale", "Scale", "relative", "absolute"));
    }

    private static List<FormField> margin(String size) {
        return List.of(
                number("alpha", "Alpha", "0.025").hinted("all of it on one side"),
                number("margin", "Margin", size),
                choice("scale", "Scale", "absolute", "relative"),
                choice("better", "Better is", "higher", "lower"));
    }

    private static List<FormField> power(FormField spread, String effect) {
        return List.of(
                ALPHA,
                spread,
                number("n", "Units of the control", ""),
                number("power", "Power", "0.8"),
                number("effect", "Effect", effect).hinted("treatment minus control"),
                choice("sides", "Sides", "two", "one", "two_strict"),
                number("ratio", "Treatment units for each of the control", "1"));
    }
}

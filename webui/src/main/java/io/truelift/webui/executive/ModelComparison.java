package io.truelift.webui.executive;

import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.format.Figures;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Models side by side: some in sight, the others folded away.
 *
 * @param toggles every model, with the address that takes it in or puts it away
 * @param by whether credit is that of channels or of their groups; empty where no groups are declared
 * @param isGrouped whether credit is that of groups
 * @param inSight the models in sight
 * @param folded the others; absent where there is none
 * @param chart the models in sight as bars
 * @param notes what a reader must know of the models in sight
 */
public record ModelComparison(
        List<Toggle> toggles,
        List<Choice> by,
        boolean isGrouped,
        CreditTable inSight,
        Optional<CreditTable> folded,
        Chart chart,
        List<String> notes) {
    private static final List<String> USUAL = List.of("last", "linear", "markov", "shapley");
    private static final String SEPARATOR = ",";

    /** A chart has a colour for so many. */
    private static final int MOST = 6;

    /**
     * @param title the model in words
     * @param isInSight whether it is in sight
     * @param query address that takes it in or puts it away
     */
    public record Toggle(String title, boolean isInSight, String query) {}

    static ModelComparison of(Source source, ModelCredit leading, Request request, Figures figures) {
        boolean hasGroups = !source.more().groups().isEmpty();
        boolean isGrouped = hasGroups && request.text("by").equals("groups");
        List<ModelCredit> all = isGrouped ? source.more().groups() : source.models();
        List<String> keys = chosen(source, request);
        List<ModelCredit> inSight =
                all.stream().filter(model -> keys.contains(model.model())).toList();
        List<ModelCredit> others =
                all.stream().filter(model -> !keys.contains(model.model())).toList();
        ModelCredit order = all.stream()
                .filter(model -> model.model().equals(leading.model()))
                .findFirst()
                .orElseGet(all::getFirst);
        CreditTable table = CreditTable.of(inSight, order, figures);
        return new ModelComparison(
                all.stream().map(model -> toggle(model, keys, request)).toList(),
                hasGroups ? by(isGrouped) : List.of(),
                isGrouped,
                table,
                others.isEmpty() ? Optional.empty() : Optional.of(CreditTable.of(others, order, figures)),
                table.chart(figures),
                inSight.stream()
                        .flatMap(model -> model.notes().stream().map(note -> model.title() + ": " + note))
                        .toList());
    }

    private static List<Choice> by(boolean isGrouped) {
        return List.of(
                new Choice("channels", "each channel", !isGrouped),
                new Choice("groups", "groups of channels", isGrouped));
    }

    /** Those that the address names and the source has, six at most; else the usual ones, and the first three where it has none of those. */
    private static List<String> chosen(Source source, Request request) {
        List<String> known = source.models().stream().map(ModelCredit::model).toList();
        List<String> asked = Stream.of(request.text("models").split(SEPARATOR))
                .filter(known::contains)
                .distinct()
                .limit(MOST)
                .toList();
        List<String> usual = USUAL.stream().filter(known::contains).toList();
        if (!asked.isEmpty()) {
            return asked;
        }
        return usual.isEmpty() ? known.subList(0, Math.min(3, known.size())) : usual;
    }

    private static Toggle toggle(ModelCredit model, List<String> keys, Request request) {
        boolean isInSight = keys.contains(model.model());
        List<String> others = new ArrayList<>(keys);
        if (isInSight && keys.size() > 1) {
            others.remove(model.model());
        } else if (!isInSight) {
            others.add(model.model());
        }
        List<String> fitting = others.subList(Math.max(0, others.size() - MOST), others.size());
        return new Toggle(model.title(), isInSight, request.queryWith("models", String.join(SEPARATOR, fitting)));
    }
}

package io.truelift.definitions.metric;

import io.truelift.definitions.query.SqlFile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number per unit, as a file in {@code sql/metrics} defines it.
 *
 * @param name key: the file name
 * @param title short name
 * @param description meaning in a sentence
 * @param owner team that answers for it
 * @param kind how values become one figure per arm
 * @param unit what the value is counted in; empty for a share
 * @param increaseIsGood whether more is better
 * @param window days that count, where they are the metric's own and not the experiment's
 * @param options what else the header asks for
 * @param file the file
 */
public record Metric(
        String name,
        String title,
        String description,
        String owner,
        MetricKind kind,
        String unit,
        boolean increaseIsGood,
        Optional<Window> window,
        Options options,
        SqlFile file) {

    /** Folder of the metrics. */
    public static final String FOLDER = "metrics";

    /**
     * @param winsorising how extreme values are pulled in, if at all
     * @param minimumDenominator sum of denominators, or number of units, that an arm needs before it is answered
     * @param quantile which quantile, between 0 and 1, of a metric of that kind
     * @param topBox lowest answer that counts as satisfied, or as a promoter
     * @param bottomBox highest answer that counts as a detractor
     * @param scale answers that count, of a metric of survey answers
     * @param filter condition on the columns of the file, in SQL
     * @param dimension by what the metric is taken apart in every experiment that has it as a secondary metric
     * @param level the level of the dimension that this metric is about, where it is such a part
     */
    public record Options(
            Optional<Winsorising> winsorising,
            long minimumDenominator,
            OptionalDouble quantile,
            int topBox,
            int bottomBox,
            Optional<Scale> scale,
            Optional<String> filter,
            Optional<Dimension> dimension,
            Optional<String> level) {}

    /**
     * The answers that a survey allows: whole numbers, as a question of {@code sql/satisfaction} has them. Others are left out.
     *
     * @param lowest worst answer
     * @param highest best answer
     */
    public record Scale(int lowest, int highest) {}

    /**
     * @param column of the file
     * @param levels its values that are told apart, such as product groups
     */
    public record Dimension(String column, List<String> levels) {
        public Dimension {
            levels = List.copyOf(levels);
        }
    }

    /** The metric at each level of its dimension; none where it has no dimension. */
    public List<Metric> parts() {
        return options.dimension().map(Dimension::levels).orElse(List.of()).stream()
                .map(this::at)
                .toList();
    }

    private Metric at(String level) {
        Options part = new Options(
                options.winsorising(),
                options.minimumDenominator(),
                options.quantile(),
                options.topBox(),
                options.bottomBox(),
                options.scale(),
                options.filter(),
                options.dimension(),
                Optional.of(level));
        return new Metric(
                "%s:%s".formatted(name, level),
                "%s: %s".formatted(title, level),
                description,
                owner,
                kind,
                unit,
                increaseIsGood,
                window,
                part,
                file);
    }
}

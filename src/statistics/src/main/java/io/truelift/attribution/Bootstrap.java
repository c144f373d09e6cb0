package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Intervals for models that learn from the journeys: the percentile interval of the bootstrap (Efron and Tibshirani 1993, "An Introduction
 * to the Bootstrap", chapter 13). As many journeys as there are are drawn again, with replacement: that is a multinomial draw of the counts
 * of every path, converted and not. The model credits each draw, and the interval runs between the {@code (B + 1) a / 2}-th smallest and
 * the as many-th largest of its {@code B} credits.
 *
 * <p>It holds what the draw of journeys leaves open, and nothing of whether the model is right: for that see {@link Calibration}. The seed
 * is fixed, so that the same paths in the same order give the same digits.
 */
public final class Bootstrap {

    private final int draws;
    private final long seed;
    private final double level;

    /**
     * @param draws how often the journeys are drawn
     * @param seed seed of the draws
     * @param level confidence level, such as 0.95
     * @throws IllegalArgumentException if the draws are too few for the level
     */
    public Bootstrap(int draws, long seed, double level) {
        if (!(level > 0 && level < 1) || (draws + 1) * (1 - level) / 2 < 1) {
            throw new IllegalArgumentException(
                    "Cannot give intervals of level %s from %d draws: level 0.95 needs 39 draws or more."
                            .formatted(level, draws));
        }
        this.draws = draws;
        this.seed = seed;
        this.level = level;
    }

    /** 199 draws, intervals of 95 %. */
    public static Bootstrap usual() {
        return new Bootstrap(199, 20160301, 0.95);
    }

    /** The model's credit with the interval of each channel's conversions; without where there are no journeys. */
    public ModelCredit credit(AttributionModel model, Journeys journeys) {
        ModelCredit credit = model.credit(journeys);
        List<PathCount> paths = journeys.paths();
        if (paths.stream().allMatch(path -> path.conversions() + path.nonConversions() == 0)) {
            return credit;
        }
        Recounting recounting = Recounting.of(model, journeys);
        MultinomialSampler sampler = new MultinomialSampler(cells(paths), seed);
        double[][] drawn = new double[credit.channels().size()][draws];
        for (int draw = 0; draw < draws; draw++) {
            long[] cells = sampler.next();
            double[] again = recounting.credited(
                    Arrays.copyOf(cells, paths.size()), Arrays.copyOfRange(cells, paths.size(), cells.length));
            for (int channel = 0; channel < drawn.length; channel++) {
                drawn[channel][draw] = again[channel];
            }
        }
        List<ChannelCredit> channels = new ArrayList<>();
        for (int channel = 0; channel < drawn.length; channel++) {
            channels.add(credit.channels().get(channel).with(interval(drawn[channel])));
        }
        return new ModelCredit(credit.model(), credit.title(), channels, credit.notes());
    }

    private Interval interval(double[] drawn) {
        Arrays.sort(drawn);
        int outside =
                (int) Math.floor((draws + 1) * (1 - level) / 2 + 1e-9); // 200 * (1 - 0.95) / 2 is a little below 5
        return new Interval(drawn[outside - 1], drawn[draws - outside], level);
    }

    /** Conversions of each path, then non-converting journeys of each path. */
    private static long[] cells(List<PathCount> paths) {
        long[] cells = new long[2 * paths.size()];
        for (int path = 0; path < paths.size(); path++) {
            cells[path] = paths.get(path).conversions();
            cells[paths.size() + path] = paths.get(path).nonConversions();
        }
        return cells;
    }
}

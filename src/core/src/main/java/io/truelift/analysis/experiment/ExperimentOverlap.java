package io.truelift.analysis.experiment;

import io.truelift.statistics.Estimate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Two experiments that the same customers met, and whether they disturb each other.
 *
 * @param analysedAt when it was asked
 * @param one the first experiment: its customers, its primary metric
 * @param other the second experiment, likewise
 */
public record ExperimentOverlap(Instant analysedAt, Side one, Side other) {

    /**
     * One of both, seen from its own customers.
     *
     * @param experiment key of the experiment
     * @param title short name
     * @param metric its primary metric in words
     * @param units customers that are counted
     * @param common those of them who met the other experiment, too
     * @param arms the same by variant
     * @param finding whether the other experiment changes what this one finds
     * @param sentence the finding, in words
     * @param interactions by pair of treatments; empty where nothing can be told
     */
    public record Side(
            String experiment,
            String title,
            String metric,
            long units,
            long common,
            List<Arm> arms,
            Finding finding,
            String sentence,
            List<Interaction> interactions) {
        public Side {
            arms = List.copyOf(arms);
            interactions = List.copyOf(interactions);
        }

        /** Share of the customers who met the other experiment, too. */
        public double share() {
            return units == 0 ? 0 : (double) common / units;
        }
    }

    /**
     * @param variant key of the variant
     * @param units customers that are counted
     * @param common those of them who met the other experiment, too
     */
    public record Arm(String variant, long units, long common) {}

    /** What can be said of two experiments. */
    public enum Finding {
        /** They disturb each other. */
        DISTURBED,
        /** They are not told to disturb each other. */
        NOT_TOLD,
        /** Nothing can be said, for the reason that the sentence gives. */
        NOT_ENOUGH_DATA,
        /** Which variant of one was met decides who met the other: who met both is no random part, and is not compared. */
        NOT_COMPARABLE
    }

    /**
     * How the effect of a treatment differs between those who met a treatment of the other experiment and those who met its control.
     *
     * @param treatment key of the treatment
     * @param otherTreatment key of the other experiment's treatment
     * @param cells figures of both variants in both variants of the other experiment
     * @param effectInOtherControl effect of the treatment among those in the other's control
     * @param effectInOtherTreatment the same among those in the other's treatment
     * @param difference the latter less the former, in the unit of the metric; absent where a cell has fewer than two customers, or none varies
     * @param pValue of no difference
     * @param corrected the same, corrected by Holm for the pairs
     */
    public record Interaction(
            String treatment,
            String otherTreatment,
            List<Cell> cells,
            double effectInOtherControl,
            double effectInOtherTreatment,
            Optional<Estimate> difference,
            double pValue,
            double corrected) {
        public Interaction {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param variant key of the variant
     * @param otherVariant key of the other experiment's
     * @param units customers whose window has ended
     * @param mean the metric
     */
    public record Cell(String variant, String otherVariant, long units, double mean) {}
}

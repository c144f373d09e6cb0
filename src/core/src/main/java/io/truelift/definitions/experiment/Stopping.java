package io.truelift.definitions.experiment;

import java.util.List;

/** When the plan allows to conclude; chosen in the file before there are data. */
public sealed interface Stopping {

    /** Once, at the planned end. Looking before and stopping at a good moment raises false alarms. */
    record Once() implements Stopping {}

    /**
     * At any look, by a confidence sequence.
     *
     * @param tuning units of all variants at which the sequence is tightest, above zero
     */
    record Anytime(long tuning) implements Stopping {}

    /**
     * At planned looks, by bounds that spend alpha.
     *
     * @param spending how alpha is spent
     * @param looks share of the planned units at each look, rising to 1
     * @param plannedUnits units of all variants at the last look
     */
    record AtLooks(Spending spending, List<Double> looks, long plannedUnits) implements Stopping {
        public AtLooks {
            looks = List.copyOf(looks);
        }
    }

    /** Alpha spending functions. */
    enum Spending {
        OBRIEN_FLEMING,
        POCOCK
    }
}

package io.truelift.analysis.launch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the warehouse says that the launch checklist asks for. Counts name nobody.
 *
 * @param facts order lines, events and exposures of everybody
 * @param resolved those of them that have a customer
 * @param customers people in the customer table
 * @param agreed those of them who granted the experiment's purpose
 * @param tables tables that the experiment, its segment and its metrics read
 * @param measuredAt when
 */
public record LaunchFigures(
        long facts, long resolved, long customers, long agreed, List<TableState> tables, Instant measuredAt) {

    public LaunchFigures {
        tables = List.copyOf(tables);
    }

    /**
     * @param table namespace and name
     * @param writtenAt when it was last written; absent where it never was
     */
    public record TableState(String table, Optional<Instant> writtenAt) {}
}

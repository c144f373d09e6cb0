package io.truelift.analysis.totals;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.Queries;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.Template;
import io.truelift.definitions.query.Value;
import io.truelift.governance.access.TotalsPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Statements over the kept rows of an experiment. */
final class KeptStatements {
    private static final List<String> COLUMNS = List.of(
            "part",
            "customer_id",
            "period",
            "variant",
            "status",
            "exposed_at",
            "exposed_on",
            "cluster",
            "levels",
            "covariates",
            "newest",
            "totals",
            "unusable",
            "failed");

    private final SqlLibrary library;
    private final Experiment experiment;

    KeptStatements(SqlLibrary library, Experiment experiment) {
        this.library = library;
        this.experiment = experiment;
    }

    /** Adds rows to the kept ones under the name of a batch. */
    BoundStatement keep(String batch, BoundStatement rows) {
        BoundStatement named = library.engine("kept_rows")
                .bind("experiment", Value.of(experiment.name()))
                .bind("batch", Value.of(batch))
                .fill("total", rows)
                .statement();
        List<String> columns = new ArrayList<>(List.of("experiment", "batch"));
        columns.addAll(COLUMNS);
        return Queries.insert(library.catalog(), TotalsPrincipal.TABLE, columns, named);
    }

    /** The rows of batches as they were kept. */
    BoundStatement rows(List<String> batches) {
        BoundStatement all = library.engine("kept_totals")
                .bind("experiment", Value.of(experiment.name()))
                .statement();
        return Queries.among(all, "batch", batches);
    }

    /** The rows that count: one for each unit and part, with what came later added. */
    BoundStatement current(KeptTotals totals) {
        List<String> later =
                totals.parts().stream().flatMap(part -> part.added().stream()).toList();
        if (later.isEmpty()) {
            return rows(totals.batches());
        }
        int columns = totals.parts().stream()
                .mapToInt(part -> part.slots().size())
                .max()
                .orElse(1);
        Template added = library.engine("added_totals").repeat(columns);
        for (int i = 1; i <= columns; i++) {
            added = added.bind("column_" + i, Value.of(i));
        }
        List<String> first = Stream.concat(
                        totals.units().batches().stream(),
                        totals.parts().stream().flatMap(part -> part.base().stream()))
                .toList();
        return added.fill("kept", rows(first)).fill("later", rows(later)).statement();
    }

    /** Where each column stands in what is kept; one that could not be made is left out. */
    List<Place> placesOfThoseKept(KeptTotals totals) {
        return Slot.of(experiment).stream()
                .flatMap(slot -> place(totals, slot, Source.hash(slot, library)).stream())
                .toList();
    }

    private static Optional<Place> place(KeptTotals totals, Slot slot, String hash) {
        return totals.parts().stream()
                .filter(part -> part.slots().contains(hash))
                .findFirst()
                .map(part -> new Place(slot, part.number(), part.slots().indexOf(hash) + 1));
    }
}

package io.truelift.analysis.totals;

import io.trino.sql.tree.Identifier;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.FactRows;
import io.truelift.definitions.query.NeverFails;
import io.truelift.definitions.query.References;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.access.AccessPolicy;
import io.truelift.governance.access.AccessPolicy.Grant;
import io.truelift.governance.access.AccessPolicy.Rows;
import io.truelift.governance.access.AccessPolicyReader;
import io.truelift.governance.access.SignedDefinition;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whose rows analysts see of the tables that an experiment reads, and where its own statements hold to that already. Units are
 * people who agreed to the experiment's purpose; where a table asks for no other one, a row that joins to a unit is a row that
 * analysts see, and the engine need not look each of the others up. That holds for plain files alone, which hand the
 * person's column on as it is and cannot fail: what they say of a row hangs on nothing else, so the rows of others leave no trace.
 */
final class RowRules {
    /** Column by which the engine's rule of rows knows a person. */
    private static final String PERSON = "customer_id";

    private static final String TIME = "occurred_at";

    private final SqlLibrary library;
    private final AccessPolicy policy;

    private RowRules(SqlLibrary library, AccessPolicy policy) {
        this.library = library;
        this.policy = policy;
    }

    /** The rules that stand beside the dictionary. */
    static RowRules of(SqlLibrary library) {
        Path dictionary =
                library.dictionary().tables().getFirst().file().toAbsolutePath().resolveSibling("");
        return new RowRules(library, AccessPolicyReader.read(dictionary.resolveSibling(""), library.dictionary()));
    }

    /** Whether the units' statement holds to the rules of all that it reads. */
    boolean areHeldByUnits(Experiment experiment) {
        return experiment.population().segment().isEmpty()
                && experiment.population().holdout().isEmpty()
                && isSafe(FactRows.of(experiment.file()))
                && purposes(tables(experiment))
                        .filter(Set.of(experiment.purpose())::containsAll)
                        .isPresent();
    }

    /** Whether a pass over a source holds to the rules by joining its rows to units. */
    boolean areHeldByJoining(Experiment experiment, Source source) {
        Set<String> agreed = new HashSet<>(Set.of(experiment.purpose()));
        if (handsThePersonOn(
                FactRows.of(experiment.file()))) { // so each unit is a row of the one table, which analysts see
            purposes(tables(experiment)).ifPresent(agreed::addAll);
        }
        return source.slots().stream()
                        .map(slot -> FactRows.of(slot.metric().file()))
                        .allMatch(RowRules::isSafeToJoin)
                && purposes(source.tables(library)).filter(agreed::containsAll).isPresent();
    }

    /** What a metric makes of a row is tried; when it happened decides which rows are joined, before that. */
    private static boolean isSafeToJoin(FactRows rows) {
        return handsThePersonOn(rows)
                && Optional.ofNullable(rows.columns().get(TIME))
                        .filter(NeverFails::isTrueOf)
                        .isPresent();
    }

    private static boolean isSafe(FactRows rows) {
        return handsThePersonOn(rows)
                && rows.columns().values().stream().allMatch(NeverFails::isTrueOf)
                && rows.condition().stream().allMatch(NeverFails::isTrueOfCondition);
    }

    /** A file that works the person out, or names another one, would hand rows of those who did not agree to one who did. */
    private static boolean handsThePersonOn(FactRows rows) {
        return rows.isPlain()
                && rows.columns().get(PERSON) instanceof Identifier column
                && column.getValue().equalsIgnoreCase(PERSON);
    }

    private Set<String> tables(Experiment experiment) {
        BoundStatement exposures = TotalsStatements.exposures(experiment);
        return References.of(exposures, library.catalog(), library.dictionary());
    }

    /** What the people of the tables' rows must have granted for an analyst to see them; absent where one is shut to analysts, or not known. */
    private Optional<Set<String>> purposes(Set<String> tables) {
        if (tables.isEmpty()) {
            return Optional.empty(); // what is read is none of the dictionary's
        }
        Set<String> purposes = new HashSet<>();
        for (String table : tables) {
            Optional<Rows> rows = policy.roles().stream()
                    .filter(role -> role.name().equals(SignedDefinition.ROLE))
                    .flatMap(role -> role.grant(table).stream())
                    .map(Grant::rows)
                    .findFirst();
            if (rows.isEmpty()) {
                return Optional.empty();
            }
            if (rows.get() instanceof Rows.WithConsent(String purpose)) {
                purposes.add(purpose);
            }
        }
        return Optional.of(purposes);
    }
}

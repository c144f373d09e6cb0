package io.truelift.analysis.experiment;

import io.truelift.definitions.query.EngineError;
import io.truelift.definitions.query.QueryException;
import java.sql.SQLException;
import java.util.Set;
import java.util.logging.Logger;

/**
 * Asks what is kept, and the facts where the warehouse has no place for what is kept, or no rules for those who keep it: as on
 * a company's own Trino between a new version of the suite and its first build. The figures are the same.
 */
final class KeptOrFacts {
    private static final Logger LOG = Logger.getLogger(KeptOrFacts.class.getName());

    private static final Set<EngineError> NO_PLACE = Set.of(
            EngineError.PERMISSION_DENIED,
            EngineError.CATALOG_NOT_FOUND,
            EngineError.SCHEMA_NOT_FOUND,
            EngineError.TABLE_NOT_FOUND,
            EngineError.COLUMN_NOT_FOUND);

    private KeptOrFacts() {}

    /** A question to the warehouse. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws SQLException;
    }

    /**
     * @param experiment whose totals are kept
     * @throws QueryException where the facts cannot be asked either, with their reason: then it is not for what is kept
     */
    static <T> T ask(String experiment, Question<T> kept, Question<T> facts) throws SQLException {
        try {
            return kept.ask();
        } catch (QueryException e) {
            if (EngineError.of(e).filter(NO_PLACE::contains).isEmpty()) {
                throw e;
            }
            T answer = facts.ask();
            LOG.warning(() ->
                    ("%s was worked out from the facts, which takes longer every time: its totals cannot be kept. %s. Run ./truelift dictionary publish, which "
                                    + "makes analytics.experiment_unit and gives the Trino that ./truelift starts its rules; into your own Trino, install the rules that ./truelift "
                                    + "dictionary rules prints.")
                            .formatted(experiment, e.getMessage()));
            return answer;
        }
    }
}

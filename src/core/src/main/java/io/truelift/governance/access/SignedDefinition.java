package io.truelift.governance.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A question that may read sensitive columns, because somebody of the governance team signed for it. It runs in the name
 * of a principal of its own, which nobody can sign in as.
 *
 * @param question folder and name of the question, such as {@code segments/well_off}
 * @param columns the columns it may read, beyond what analysts may
 */
public record SignedDefinition(String question, List<SignedColumn> columns) {
    /** The role whose rules hold for the question otherwise. */
    public static final String ROLE = "analyst";

    private static final String PREFIX = "question/";

    public SignedDefinition {
        columns = List.copyOf(columns);
    }

    /**
     * @param table namespace and name of the table
     * @param column column of the table
     * @param from first day on which it may be read, UTC
     * @param until day from which it may no longer be read, UTC
     */
    public record SignedColumn(String table, String column, LocalDate from, LocalDate until) {}

    /** Name of the principal in the engine. */
    public String principal() {
        return principal(question);
    }

    /** Name of the principal for a question, by its folder and name. */
    public static String principal(String question) {
        return PREFIX + question;
    }

    /** Whether a name is one of questions, in which no person may ask. */
    public static boolean isPrincipal(String name) {
        return name.startsWith(PREFIX);
    }

    Optional<SignedColumn> column(String table, String column) {
        return columns.stream()
                .filter(signed ->
                        signed.table().equals(table) && signed.column().equals(column))
                .findFirst();
    }
}

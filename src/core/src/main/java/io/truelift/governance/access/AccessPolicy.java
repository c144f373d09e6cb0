package io.truelift.governance.access;

import io.truelift.governance.dictionary.Classification;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may see what, as {@code governance/access.yaml} says.
 *
 * @param service account by which the suite itself works
 * @param masks how a masked column looks, by the mask's name: an SQL expression with {@code {column}} and {@code {type}}
 * @param roles the roles, in the order of the file
 */
public record AccessPolicy(String service, Map<String, String> masks, List<Role> roles) {

    public AccessPolicy {
        masks = Map.copyOf(masks);
        roles = List.copyOf(roles);
    }

    /**
     * @param name key of the role, and of the engine's group
     * @param title the role in words
     * @param meaning what it is for
     * @param people whom it sees in tables about people
     * @param grants what it may see; the first that fits a table counts
     */
    public record Role(String name, String title, String meaning, People people, List<Grant> grants) {
        public Role {
            grants = List.copyOf(grants);
        }

        /** The grant that counts for a table, if the role may see it at all. */
        public Optional<Grant> grant(String qualifiedTable) {
            return rule(qualifiedTable).filter(grant -> !grant.privileges().isEmpty());
        }

        /** As {@link #grant}, also where the role may do nothing with the table: then it is how the suite reads it for the role. */
        Optional<Grant> rule(String qualifiedTable) {
            return grants.stream().filter(grant -> grant.covers(qualifiedTable)).findFirst();
        }
    }

    /**
     * @param tables tables by name, or {@code namespace.*}
     * @param privileges what may be done; nothing where only the suite itself reads the table, for reports of the role
     * @param rows which rows are seen
     * @param columns how columns of a classification are seen; one that is not named is shown
     */
    public record Grant(
            List<String> tables, List<Privilege> privileges, Rows rows, Map<Classification, Visibility> columns) {
        public Grant {
            tables = List.copyOf(tables);
            privileges = List.copyOf(privileges);
            columns = Map.copyOf(columns);
        }

        boolean covers(String qualifiedTable) {
            String everyTable = qualifiedTable.substring(0, qualifiedTable.indexOf('.')) + ".*";
            return tables.contains(qualifiedTable) || tables.contains(everyTable);
        }

        public Visibility visibility(Classification classification) {
            return columns.getOrDefault(classification, Visibility.SHOWN);
        }
    }

    /** Whom a role sees in tables about people. */
    public enum People {
        /** Only those who granted the purpose that the table's rows ask for. */
        WHO_AGREED,
        /** Everybody, whatever they agreed to, but nothing personal of them as it is: the role looks after the data. */
        EVERYONE
    }

    /** What may be done with a table. */
    public enum Privilege {
        SELECT,
        INSERT,
        DELETE,
        UPDATE
    }

    /** How a column is seen. */
    public enum Visibility {
        /** As it is. */
        SHOWN,
        /** As it is, once the row's person is known to have agreed: nothing is worked out on the values of other rows. */
        GUARDED,
        MASKED,
        REFUSED
    }

    /** Which rows are seen. */
    public sealed interface Rows {
        /** Every row. */
        record All() implements Rows {}

        /** Rows of people who granted the purpose; rows that name nobody are left out. */
        record WithConsent(String purpose) implements Rows {}
    }
}

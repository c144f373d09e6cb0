package io.truelift.governance.access;

import io.truelift.governance.access.AccessPolicy.Grant;
import io.truelift.governance.access.AccessPolicy.People;
import io.truelift.governance.access.AccessPolicy.Role;
import io.truelift.governance.access.AccessPolicy.Rows;
import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryException;
import io.truelift.governance.dictionary.TableContract;
import java.util.Optional;

/**
 * Holds the policy against the dictionary: no role reaches a table about people past their consent. So a table that is
 * added to the dictionary is covered from its first day, or the rules are not made.
 */
public final class ConsentCoverage {
    private ConsentCoverage() {}

    /** Whether rows of the table are about people: it names them, by whichever identifier, or holds something personal of them. */
    public static boolean isAboutPeople(TableContract table) {
        return table.column("customer_id").isPresent()
                || table.personKey().isPresent()
                || table.columns().stream().anyMatch(ConsentCoverage::isPersonal);
    }

    /** Whether a column holds something that only those may see as it is whom the policy names. */
    public static boolean isPersonal(ColumnContract column) {
        return column.classification() == Classification.PERSONAL
                || column.classification() == Classification.SENSITIVE;
    }

    /** @throws DictionaryException where a role would see people who did not agree, or their personal columns as they are */
    static void check(AccessPolicy policy, Dictionary dictionary) {
        for (Role role : policy.roles()) {
            for (TableContract table : dictionary.tables()) {
                Optional<Grant> grant = role.grant(table.qualifiedName());
                if (grant.isPresent() && isAboutPeople(table)) {
                    check(role, table, grant.get());
                }
            }
        }
    }

    private static void check(Role role, TableContract table, Grant grant) {
        if (role.people() == People.WHO_AGREED && grant.rows() instanceof Rows.All) {
            throw new DictionaryException(
                    "Cannot open %s to role %s in access.yaml with rows: all: it is about people. Write rows: {consent: PURPOSE}, or leave it out."
                            .formatted(table.qualifiedName(), role.name()));
        }
        if (role.people() == People.EVERYONE) {
            table.columns().stream()
                    .filter(column -> isPersonal(column) && isSeenAsItIs(column, grant))
                    .findFirst()
                    .ifPresent(column -> {
                        throw new DictionaryException(
                                ("Cannot show %s of %s to role %s in access.yaml: the role sees people who did not agree. "
                                                + "Write columns: {personal: masked, sensitive: masked}.")
                                        .formatted(column.name(), table.qualifiedName(), role.name()));
                    });
        }
    }

    /** Guarded is as it is, too: it waits for a rule of rows, and where everyone is seen there is none. */
    private static boolean isSeenAsItIs(ColumnContract column, Grant grant) {
        return switch (grant.visibility(column.classification())) {
            case SHOWN, GUARDED -> true;
            case MASKED, REFUSED -> false;
        };
    }
}

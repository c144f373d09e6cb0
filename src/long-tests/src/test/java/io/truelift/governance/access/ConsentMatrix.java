package io.truelift.governance.access;

import io.truelift.governance.access.AccessPolicy.People;
import io.truelift.governance.access.AccessPolicy.Role;
import io.truelift.governance.dictionary.TableContract;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The report of {@link ConsentMatrixTest}: a line per role and table. */
final class ConsentMatrix {
    private static final Set<String> LINES = new TreeSet<>();
    private static String past = "";

    private ConsentMatrix() {}

    static void add(Role role, TableContract table, String before, String after) {
        String why = before.equals("refused")
                ? "not open to the role"
                : !ConsentCoverage.isAboutPeople(table)
                        ? "about nobody"
                        : role.people() == People.EVERYONE
                                ? "by design: the role sees every row, and nothing personal as it is"
                                : "consent holds";
        LINES.add("| %s | %s | %s | %s | %s |".formatted(role.name(), table.qualifiedName(), before, after, why));
    }

    static void addPastTheRows(List<Asking> askings) {
        past = askings.stream().map(Asking::title).collect(Collectors.joining(", "));
    }

    static String text() {
        return """
                # What a withdrawal changes on the next query

                Three people: one agreed and stays, one withdraws, one's grants run out. Asked on a real Trino in the name of each
                role, through the rules made from `governance/access.yaml`.

                Each line holds for all of these ways: %s.

                | role | table | seen before | seen after | why |
                |---|---|---|---|---|
                %s

                Refused to every role on every table: %s.
                """.formatted(
                        Asking.ROWS.stream().map(Asking::title).collect(Collectors.joining(", ")) + ", prepared",
                        String.join("\n", LINES),
                        past);
    }
}

package io.truelift.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.memory.Memory;
import io.truelift.pipelines.identity.rules.Node;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stitching made of records: rows of the three tables about identifiers.
 *
 * @param identities rows of governed.identity
 * @param history rows of governed.identity_history
 * @param refusals rows of governance.identity_refusal
 */
record Stitched(List<TableRow> identities, List<TableRow> history, List<TableRow> refusals) {

    /** The scenarios, resolved by one worker. */
    static Stitched byOne(List<Scenario> scenarios) {
        return StitchRun.of(scenarios).byOne(Memory.of(Long.MAX_VALUE));
    }

    /** The scenarios, resolved by several workers on a real Flink that join so many nodes at a time. */
    static Stitched bySeveral(List<Scenario> scenarios, Path folder, int partition) {
        return StitchRun.of(scenarios).bySeveral(folder, partition);
    }

    /** Asserts that the rows are the same, each as often. */
    void assertEqualTo(Stitched other) {
        assertThat(values(identities)).isEqualTo(values(other.identities));
        assertThat(values(refusals)).isEqualTo(values(other.refusals));
        assertThat(values(history)).isEqualTo(values(other.history));
    }

    private static List<String> values(List<TableRow> rows) {
        return rows.stream().map(row -> Arrays.toString(row.values())).sorted().toList();
    }

    /** The customer of an identifier; null where it has none. */
    @Nullable
    String customer(Scenario scenario, String name) {
        return identities.stream()
                .filter(row -> scenario.identifier(name).equals(row.values()[1]))
                .map(row -> (String) row.values()[2])
                .findFirst()
                .orElse(null);
    }

    /** Every customer's identifiers. */
    Set<Set<Node>> people() {
        Map<Object, Set<Node>> people = new HashMap<>();
        identities.forEach(row -> people.computeIfAbsent(row.values()[2], any -> new HashSet<>())
                .add(Node.of((String) row.values()[1], People.POLICY)));
        return Set.copyOf(people.values());
    }

    /** Asserts that a scenario's people are these, each by all of their identifiers. */
    @SafeVarargs
    final void assertPeople(Scenario scenario, Set<String>... expected) {
        Set<Node> nodes = scenario.records().stream().flatMap(List::stream).collect(Collectors.toSet());
        Set<Set<Node>> found = people().stream()
                .filter(person -> person.stream().anyMatch(nodes::contains))
                .collect(Collectors.toSet());
        assertThat(found)
                .isEqualTo(Arrays.stream(expected)
                        .map(person -> person.stream().map(scenario::node).collect(Collectors.toSet()))
                        .collect(Collectors.toSet()));
    }

    /** Of two identifiers the one that comes first in a link. */
    String firstOf(Scenario scenario, String left, String right) {
        return scenario.node(left).compareTo(scenario.node(right)) < 0 ? left : right;
    }

    void assertRefused(Scenario scenario, String name, String reason, long people) {
        assertThat(refusals).anySatisfy(row -> {
            assertThat(row.values()[1]).isEqualTo(scenario.identifier(name));
            assertThat(row.values()[3]).isEqualTo(reason);
            assertThat(row.values()[4]).isEqualTo(people);
        });
    }

    /** Asserts what history says of an identifier, and answers its reason. */
    String assertChange(Scenario scenario, String name, String from, @Nullable String to, String change) {
        TableRow found = history.stream()
                .filter(row -> scenario.identifier(name).equals(row.values()[1]))
                .findFirst()
                .orElseThrow();
        assertThat(Arrays.asList(found.values()).subList(2, 5)).containsExactly(from, to, change);
        return (String) found.values()[5];
    }
}

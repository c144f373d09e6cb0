package io.truelift.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.iceberg.LocalFileIO;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.job.BeamRunner;
import io.truelift.pipelines.spill.Spill;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;

/**
 * What stitching made of records, on a real Flink: rows of the three tables about identifiers.
 *
 * @param identities rows of governed.identity
 * @param history rows of governed.identity_history
 * @param refusals rows of governance.identity_refusal
 */
record Stitched(List<TableRow> identities, List<TableRow> history, List<TableRow> refusals) {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    static Stitched of(List<Scenario> scenarios, Path folder, int partition) {
        List<List<Node>> records = new ArrayList<>();
        List<BlockedLink> blocks = new ArrayList<>();
        List<KV<Node, ComponentMessage>> known = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            records.addAll(scenario.records());
            blocks.addAll(scenario.blocks());
            scenario.known().forEach((node, mark) -> known.add(KV.of(node, mark)));
        }
        BeamRunner beam = new BeamRunner(List.of());
        try (ScratchFolder scratch = new ScratchFolder(new LocalFileIO(), "file:" + folder)) {
            Spill<List<Node>> given = scratch.of("records", ListCoder.of(NodeCoder.of()));
            given.fill(records::forEach);
            Stitching stitching = new Stitching(People.POLICY, blocks, beam::run, scratch, partition);
            Stitching.Joined joined = stitching.join(given.read(), Create.of(known).withCoder(KvCoder.of(NodeCoder.of(), ComponentMessageCoder.of())));
            IdentityRows rows = new IdentityRows(People.POLICY, blocks, "r1", START);
            Spill<TableRow> identities = scratch.of("identities", TableRowCoder.of());
            Spill<TableRow> history = scratch.of("history", TableRowCoder.of());
            Spill<TableRow> inVain = scratch.of("refused", TableRowCoder.of());
            ResolveCustomers.Resolved resolved = stitching.resolve(joined);
            beam.run("people", pipeline -> {
                PCollectionTuple named = pipeline.apply("placed", resolved.placed().read())
                        .apply("name", new NameCustomers(new CustomerIds(People.POLICY, "r1", START), rows));
                named.get(NameCustomers.IDENTITY).apply("keep identities", identities.write());
                named.get(NameCustomers.HISTORY).apply("keep history", history.write());
                named.get(NameCustomers.REFUSED).apply("keep refusals", inVain.write());
            });
            List<TableRow> refusals = all(inVain);
            joined.refusals().each(refusal -> refusals.add(rows.refusal(refusal)));
            resolved.between().each(refusal -> refusals.add(rows.refusal(refusal)));
            List<TableRow> changes = all(history);
            resolved.gone().each(one -> changes.add(rows.gone(one.node(), one.known())));
            joined.gone().each(one -> changes.add(rows.gone(one.node(), one.known())));
            return new Stitched(all(identities), changes, refusals);
        }
    }

    private static List<TableRow> all(Spill<TableRow> spill) {
        List<TableRow> rows = new ArrayList<>();
        spill.each(rows::add);
        return rows;
    }

    /** The customer of an identifier; null where it has none. */
    @Nullable String customer(Scenario scenario, String name) {
        return identities.stream()
                .filter(row -> scenario.identifier(name).equals(row.values()[1]))
                .map(row -> (String) row.values()[2])
                .findFirst()
                .orElse(null);
    }

    /** Every customer's identifiers. */
    Set<Set<Node>> people() {
        Map<Object, Set<Node>> people = new HashMap<>();
        identities.forEach(row -> people.computeIfAbsent(row.values()[2], any -> new HashSet<>()).add(Node.of((String) row.values()[1], People.POLICY)));
        return Set.copyOf(people.values());
    }

    /** Asserts that a scenario's people are these, each by all of their identifiers. */
    @SafeVarargs
    final void assertPeople(Scenario scenario, Set<String>... expected) {
        Set<Node> nodes = scenario.records().stream().flatMap(List::stream).collect(Collectors.toSet());
        Set<Set<Node>> found = people().stream().filter(person -> person.stream().anyMatch(nodes::contains)).collect(Collectors.toSet());
        assertThat(found).isEqualTo(Arrays.stream(expected)
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
        TableRow found = history.stream().filter(row -> scenario.identifier(name).equals(row.values()[1])).findFirst().orElseThrow();
        assertThat(Arrays.asList(found.values()).subList(2, 5)).containsExactly(from, to, change);
        return (String) found.values()[5];
    }
}

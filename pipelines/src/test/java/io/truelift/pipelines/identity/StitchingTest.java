package io.truelift.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static io.truelift.pipelines.identity.People.identifier;
import static io.truelift.pipelines.identity.People.record;

import io.truelift.pipelines.iceberg.LocalFileIO;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.job.BeamRunner;
import io.truelift.pipelines.spill.Spill;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is one person, and who is not; on a real Flink. */
@Tag("servers")
class StitchingTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void identifiersOfOneRecordAreOnePersonAndSoAreRecordsThatShareOne() {
        Outcome outcome = stitch(record("login:ann", "email:ann"), record("email:ann", "phone:ann"), record("login:bob"));
        outcome.assertPeople(Set.of("login:ann", "email:ann", "phone:ann"), Set.of("login:bob"));
    }

    @Test
    void aCookieGoesToTheOnePersonWhomItTouches() {
        Outcome outcome = stitch(
                record("login:ann", "cookie:1"), record("email:ann", "cookie:1"), record("login:ann", "email:ann"),
                record("cookie:1", "device:1"), record("cookie:2"));
        outcome.assertPeople(Set.of("login:ann", "email:ann", "cookie:1", "device:1"), Set.of("cookie:2"));
    }

    @Test
    void twoLoginsAreNotMadeOneByACookie() {
        Outcome outcome = stitch(record("login:ann", "cookie:1"), record("login:bob", "cookie:1"));
        outcome.assertPeople(Set.of("login:ann"), Set.of("login:bob"));
        outcome.assertRefused("cookie:1", "between people", 2);
    }

    @Test
    void norByACookieAndADeviceInAChain() {
        Outcome outcome = stitch(
                record("login:ann", "cookie:a"), record("cookie:a", "device:tablet"), record("cookie:b", "device:tablet"), record("login:bob", "cookie:b"));
        outcome.assertPeople(Set.of("login:ann", "cookie:a"), Set.of("login:bob", "cookie:b"), Set.of("device:tablet"));
    }

    @Test
    void whatTooManyShareLinksNobody() {
        List<List<Node>> records = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            records.add(record("login:" + i, "email:info"));
            records.add(record("email:info", "cookie:" + i));
        }
        Outcome outcome = stitch(records, List.of(), Map.of());
        outcome.assertPeople(Set.of("login:0"), Set.of("login:1"), Set.of("login:2"), Set.of("cookie:0"), Set.of("cookie:1"), Set.of("cookie:2"));
        outcome.assertRefused("email:info", "shared by too many", 3);
    }

    @Test
    void oneWithManyIdentifiersIsNotMany() {
        List<List<Node>> records = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            records.add(record("login:ann", "email:" + i, "cookie:" + i));
            records.add(record("login:ann", "phone:ann"));
        }
        assertThat(stitch(records, List.of(), Map.of()).people()).hasSize(1);
    }

    @Test
    void aBlockedLinkIsNotMade() {
        Block block = new Block(Link.between(People.node("login:ann"), People.node("email:bob")), "a typing mistake", "gwen");
        Outcome outcome = stitch(List.of(record("login:ann", "email:bob"), record("login:bob", "email:bob")), List.of(block), Map.of());
        outcome.assertPeople(Set.of("login:ann"), Set.of("login:bob", "email:bob"));
    }

    @Test
    void aBlockThatOtherRecordsUndoIsTold() {
        Block block = new Block(Link.between(People.node("login:ann"), People.node("email:ann")), "a typing mistake", "gwen");
        Outcome outcome = stitch(
                List.of(record("login:ann", "email:ann"), record("login:ann", "phone:ann"), record("email:ann", "phone:ann")), List.of(block), Map.of());
        assertThat(outcome.people()).hasSize(1);
        assertThat(outcome.refusals()).anySatisfy(row -> assertThat(row.values()[3]).isEqualTo("blocked, and linked by others"));
    }

    @Test
    void mergedCustomersKeepTheOlderIdAndHistorySaysSo() {
        Outcome outcome = stitch(
                List.of(record("login:ann", "email:ann")), List.of(), Map.of("login:ann", known("c_young", 9), "email:ann", known("c_old", 3)));
        assertThat(outcome.customers()).containsEntry("login:ann", "c_old").containsEntry("email:ann", "c_old");
        outcome.assertChange("login:ann", "c_young", "c_old", "merged");
    }

    @Test
    void splitCustomersShareNoIdAndHistoryNamesTheBlock() {
        Block block = new Block(Link.between(People.node("login:ann"), People.node("email:bob")), "a typing mistake", "gwen");
        Outcome outcome = stitch(
                List.of(record("login:ann", "email:bob"), record("login:ann", "phone:ann")), List.of(block),
                Map.of("login:ann", known("c_1", 3), "email:bob", known("c_1", 3), "phone:ann", known("c_1", 3)));
        assertThat(outcome.customers()).containsEntry("login:ann", "c_1").containsEntry("phone:ann", "c_1");
        assertThat(outcome.customers().get("email:bob")).isNotEqualTo("c_1");
        assertThat(outcome.assertChange("email:bob", "c_1", outcome.customers().get("email:bob"), "split")).contains("gwen", "a typing mistake");
    }

    @Test
    void anIdentifierThatLinksNoMoreIsToldInHistory() {
        Outcome outcome = stitch(List.of(record("login:ann")), List.of(), Map.of("login:ann", known("c_1", 3), "cookie:old", known("c_1", 3)));
        outcome.assertChange("cookie:old", "c_1", null, "unlinked");
    }

    /** Shares of ten nodes force many flushes and many rounds; a union-find over everything is the truth. */
    @Test
    void inSharesOfTenNodesAndInRoundsTheSameComponentsAreFound() {
        Random random = new Random(11);
        List<List<Node>> records = new ArrayList<>();
        Forest truth = new Forest();
        for (int i = 0; i < 3_000; i++) {
            List<Node> record = record("login:" + random.nextInt(3_000), "login:" + random.nextInt(3_000));
            records.add(record);
            truth.link(truth.place(record.getFirst()), truth.place(record.getLast()));
        }
        for (int i = 0; i < 300; i++) { // a long chain
            List<Node> record = record("login:chain" + i, "login:chain" + (i + 1));
            records.add(record);
            truth.link(truth.place(record.getFirst()), truth.place(record.getLast()));
        }
        Map<Node, Set<Node>> expected = new HashMap<>();
        truth.each((node, least, count) -> expected.computeIfAbsent(least, any -> new HashSet<>()).add(node));
        Outcome outcome = stitch(records, List.of(), Map.of(), 10);
        Map<String, Set<Node>> found = new HashMap<>();
        outcome.identities().forEach(row -> found.computeIfAbsent((String) row.values()[2], any -> new HashSet<>())
                .add(Node.of((String) row.values()[1], People.POLICY)));
        assertThat(Set.copyOf(found.values())).isEqualTo(Set.copyOf(expected.values()));
    }

    private static Mark.Known known(String customer, int day) {
        Instant time = Instant.parse("2026-01-%02dT00:00:00Z".formatted(day));
        return new Mark.Known(customer, time, time);
    }

    @SafeVarargs
    private Outcome stitch(List<Node>... records) {
        return stitch(Arrays.asList(records), List.of(), Map.of());
    }

    private Outcome stitch(List<List<Node>> records, List<Block> blocks, Map<String, Mark.Known> known) {
        return stitch(records, blocks, known, Forest.SHARE);
    }

    private Outcome stitch(List<List<Node>> records, List<Block> blocks, Map<String, Mark.Known> known, int share) {
        BeamRunner beam = new BeamRunner(List.of());
        try (Room room = new Room(new LocalFileIO(), "file:" + folder)) {
            Stitching stitching = new Stitching(People.POLICY, blocks, beam::run, room, share);
            Stitching.Joined joined = stitching.join(new Given(records));
            IdentityRows rows = new IdentityRows(People.POLICY, blocks, "r1", START);
            List<KV<Node, Mark>> before = new ArrayList<>();
            known.forEach((name, mark) -> before.add(KV.of(People.node(name), mark)));
            Spill<TableRow> identities = room.of("identities", TableRowCoder.of());
            Spill<TableRow> history = room.of("history", TableRowCoder.of());
            Spill<TableRow> refusals = room.of("refused", TableRowCoder.of());
            Spill<KV<Node, Mark>> gone = room.of("gone", KvCoder.of(NodeCoder.of(), MarkCoder.of()));
            Spill<Refusal> between = room.of("between", RefusalCoder.of());
            beam.run("people", pipeline -> {
                PCollectionTuple resolved = stitching.resolve(
                        pipeline.apply("known", Create.of(before).withCoder(KvCoder.of(NodeCoder.of(), MarkCoder.of()))), joined);
                PCollectionTuple named = resolved.get(ResolveComponents.PLACED)
                        .apply("name", new NameCustomers(new CustomerIds(People.POLICY, "r1", START), rows));
                named.get(NameCustomers.IDENTITY).apply("keep identities", identities.write());
                named.get(NameCustomers.HISTORY).apply("keep history", history.write());
                named.get(NameCustomers.REFUSED).apply("keep refusals", refusals.write());
                resolved.get(ResolveComponents.GONE).apply("keep gone", gone.write());
                resolved.get(ResolveComponents.REFUSED).apply("keep between", between.write());
            });
            List<TableRow> refused = all(refusals);
            joined.refusals().each(refusal -> refused.add(rows.refusal(refusal)));
            between.each(refusal -> refused.add(rows.refusal(refusal)));
            List<TableRow> changes = all(history);
            gone.each(pair -> changes.add(rows.gone(pair.getKey(), (Mark.Known) pair.getValue())));
            return new Outcome(all(identities), changes, refused);
        }
    }

    private static List<TableRow> all(Spill<TableRow> spill) {
        List<TableRow> rows = new ArrayList<>();
        spill.each(rows::add);
        return rows;
    }

    private static final class Given extends PTransform<PBegin, PCollection<List<Node>>> {
        private static final long serialVersionUID = 1L;
        private final transient List<List<Node>> records;

        Given(List<List<Node>> records) {
            this.records = records;
        }

        @Override
        public PCollection<List<Node>> expand(PBegin begin) {
            return begin.apply(Create.of(records).withCoder(ListCoder.of(NodeCoder.of())));
        }
    }

    /** Rows of the three tables about identifiers. */
    private record Outcome(List<TableRow> identities, List<TableRow> history, List<TableRow> refusals) {

        Collection<Set<String>> people() {
            Map<String, Set<String>> people = new HashMap<>();
            identities.forEach(row -> people.computeIfAbsent((String) row.values()[2], any -> new HashSet<>()).add((String) row.values()[1]));
            return people.values();
        }

        @SafeVarargs
        final void assertPeople(Set<String>... names) {
            List<Set<String>> expected = new ArrayList<>();
            for (Set<String> person : names) {
                Set<String> identifiers = new HashSet<>();
                person.forEach(name -> identifiers.add(identifier(name)));
                expected.add(identifiers);
            }
            assertThat(people()).containsExactlyInAnyOrderElementsOf(expected);
        }

        void assertRefused(String name, String reason, long people) {
            assertThat(refusals).anySatisfy(row -> {
                assertThat(row.values()[1]).isEqualTo(identifier(name));
                assertThat(row.values()[3]).isEqualTo(reason);
                assertThat(row.values()[4]).isEqualTo(people);
            });
        }

        /** Customer by readable name, of the names that the tests use. */
        Map<String, String> customers() {
            Map<String, String> customers = new HashMap<>();
            for (String name : List.of("login:ann", "email:ann", "phone:ann", "email:bob")) {
                identities.stream().filter(row -> identifier(name).equals(row.values()[1])).forEach(row -> customers.put(name, (String) row.values()[2]));
            }
            return customers;
        }

        String assertChange(String name, String from, @org.jspecify.annotations.Nullable String to, String change) {
            TableRow found = history.stream().filter(row -> identifier(name).equals(row.values()[1])).findFirst().orElseThrow();
            assertThat(found.values()).contains(from, change);
            assertThat(found.values()[3]).isEqualTo(to);
            return (String) found.values()[5];
        }
    }
}

package io.truelift.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.identity.rules.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;

/** What is said of a node comes together, whatever of it lies in memory. */
class NodeSortTest {
    private static final int ALL_IN_MEMORY = 1 << 24;

    @Test
    void eachNodeComesOnceWithAllThatIsSaidOfIt() {
        assertThat(sorted(nodes(2_000), ALL_IN_MEMORY)).isEqualTo(expected(nodes(2_000)));
    }

    @Test
    void whatDoesNotFitIsMergedFromFiles() {
        assertThat(sorted(nodes(2_000), 20_000)).isEqualTo(expected(nodes(2_000)));
    }

    @Test
    void nodesOfOneHashAreToldApart() {
        List<Node> alike = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            alike.add(new Node((byte) 1, i % 7, i % 7)); // the hash is of high xor low
        }
        assertThat(sorted(alike, ALL_IN_MEMORY)).isEqualTo(expected(alike));
        assertThat(sorted(alike, 2_000)).isEqualTo(expected(alike));
    }

    @Test
    void whoeverReadsOnlySomeOfANodeIsGivenTheNextOne() {
        List<Node> given = new ArrayList<>();
        try (NodeSort<String> sort = filled(nodes(500), ALL_IN_MEMORY)) {
            sort.each((node, said) -> {
                said.iterator().next();
                given.add(node);
            });
        }
        assertThat(given).doesNotHaveDuplicates().hasSameElementsAs(nodes(500));
    }

    @Test
    void nothingIsNothing() {
        assertThat(sorted(List.of(), ALL_IN_MEMORY)).isEmpty();
    }

    private static List<Node> nodes(int count) {
        Random random = new Random(5);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nodes.add(new Node((byte) random.nextInt(3), random.nextInt(50) * 0x9E3779B97F4A7C15L, random.nextInt(3)));
        }
        return nodes;
    }

    /** Of each node the places at which it stands in the list. */
    private static Map<Node, List<String>> expected(List<Node> nodes) {
        Map<Node, List<String>> expected = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            expected.computeIfAbsent(nodes.get(i), node -> new ArrayList<>()).add("at " + i);
        }
        expected.values().forEach(places -> places.sort(null));
        return expected;
    }

    private static Map<Node, List<String>> sorted(List<Node> nodes, int room) {
        Map<Node, List<String>> found = new HashMap<>();
        try (NodeSort<String> sort = filled(nodes, room)) {
            sort.each((node, said) -> {
                List<String> places = new ArrayList<>();
                said.forEach(places::add);
                places.sort(null);
                assertThat(found.put(node, places)).as("the node comes once").isNull();
            });
        }
        return found;
    }

    private static NodeSort<String> filled(List<Node> nodes, int room) {
        NodeSort<String> sort = new NodeSort<>(StringUtf8Coder.of(), room);
        NodePacker<String> packer = new NodePacker<>(StringUtf8Coder.of());
        List<KV<Integer, byte[]>> chunks = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            packer.pack(nodes.get(i), "at " + i, chunks::add);
            if (i % 100 == 0) {
                packer.finish(chunks::add);
            }
        }
        packer.finish(chunks::add);
        chunks.forEach(chunk -> sort.add(chunk.getValue()));
        return sort;
    }
}

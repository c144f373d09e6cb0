package io.truelift.pipelines.identity.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.identity.rules.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnionFindTest {

    @Test
    void whatIsLinkedHasOneLeastNode() {
        UnionFind unionFind = new UnionFind();
        link(unionFind, 5, 3);
        link(unionFind, 3, 9);
        unionFind.place(node(7));
        assertThat(leasts(unionFind))
                .isEqualTo(Map.of(node(5), node(3), node(3), node(3), node(9), node(3), node(7), node(7)));
    }

    @Test
    void theMostTrustedTypeComesFirstWhateverItsHash() {
        UnionFind unionFind = new UnionFind();
        Node login = new Node((byte) 0, -1L, 4);
        Node cookie = new Node((byte) 6, 0, 0);
        unionFind.link(unionFind.place(cookie), unionFind.place(login));
        assertThat(leasts(unionFind)).containsEntry(cookie, login);
    }

    @Test
    void theOrderOfLinksDoesNotMatter() {
        Random random = new Random(7);
        List<int[]> links = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            links.add(new int[] {random.nextInt(3000), random.nextInt(3000)});
        }
        Map<Node, Node> expected = joined(links);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(links, random);
            assertThat(joined(links)).isEqualTo(expected);
        }
    }

    @Test
    void aChainOfAHundredThousandLinksIsOneTree() {
        UnionFind unionFind = new UnionFind();
        for (int i = 0; i < 100_000; i++) {
            link(unionFind, i, i + 1);
        }
        assertThat(leasts(unionFind).values()).containsOnly(node(0));
    }

    @Test
    void recordsAreCountedByNode() {
        UnionFind unionFind = new UnionFind();
        unionFind.count(unionFind.place(node(1)));
        unionFind.count(unionFind.place(node(1)));
        unionFind.each((node, least, records) -> assertThat(records).isEqualTo(2));
    }

    @Test
    void aClearedForestKnowsNothing() {
        UnionFind unionFind = new UnionFind();
        link(unionFind, 1, 2);
        unionFind.clear();
        link(unionFind, 2, 3);
        assertThat(leasts(unionFind)).isEqualTo(Map.of(node(2), node(2), node(3), node(2)));
    }

    private static Map<Node, Node> joined(List<int[]> links) {
        UnionFind unionFind = new UnionFind();
        links.forEach(link -> link(unionFind, link[0], link[1]));
        return leasts(unionFind);
    }

    private static void link(UnionFind unionFind, int left, int right) {
        unionFind.link(unionFind.place(node(left)), unionFind.place(node(right)));
    }

    private static Map<Node, Node> leasts(UnionFind unionFind) {
        Map<Node, Node> leasts = new HashMap<>();
        unionFind.each((node, least, records) -> leasts.put(node, least));
        return leasts;
    }

    private static Node node(int number) {
        return new Node((byte) 0, 0, number);
    }
}

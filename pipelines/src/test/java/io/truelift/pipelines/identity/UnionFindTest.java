package io.truelift.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

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
        UnionFind forest = new UnionFind();
        link(forest, 5, 3);
        link(forest, 3, 9);
        forest.place(node(7));
        assertThat(leasts(forest)).isEqualTo(Map.of(node(5), node(3), node(3), node(3), node(9), node(3), node(7), node(7)));
    }

    @Test
    void theMostTrustedTypeComesFirstWhateverItsHash() {
        UnionFind forest = new UnionFind();
        Node login = new Node((byte) 0, -1L, 4);
        Node cookie = new Node((byte) 6, 0, 0);
        forest.link(forest.place(cookie), forest.place(login));
        assertThat(leasts(forest)).containsEntry(cookie, login);
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
        UnionFind forest = new UnionFind();
        for (int i = 0; i < 100_000; i++) {
            link(forest, i, i + 1);
        }
        assertThat(leasts(forest).values()).containsOnly(node(0));
    }

    @Test
    void recordsAreCountedByNode() {
        UnionFind forest = new UnionFind();
        forest.count(forest.place(node(1)));
        forest.count(forest.place(node(1)));
        forest.each((node, least, records) -> assertThat(records).isEqualTo(2));
    }

    @Test
    void aClearedForestKnowsNothing() {
        UnionFind forest = new UnionFind();
        link(forest, 1, 2);
        forest.clear();
        link(forest, 2, 3);
        assertThat(leasts(forest)).isEqualTo(Map.of(node(2), node(2), node(3), node(2)));
    }

    private static Map<Node, Node> joined(List<int[]> links) {
        UnionFind forest = new UnionFind();
        links.forEach(link -> link(forest, link[0], link[1]));
        return leasts(forest);
    }

    private static void link(UnionFind forest, int left, int right) {
        forest.link(forest.place(node(left)), forest.place(node(right)));
    }

    private static Map<Node, Node> leasts(UnionFind forest) {
        Map<Node, Node> leasts = new HashMap<>();
        forest.each((node, least, records) -> leasts.put(node, least));
        return leasts;
    }

    private static Node node(int number) {
        return new Node((byte) 0, 0, number);
    }
}

package io.truelift.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForestTest {

    @Test
    void whatIsLinkedHasOneLeastNode() {
        Forest forest = new Forest();
        link(forest, 5, 3);
        link(forest, 3, 9);
        forest.place(node(7));
        assertThat(leasts(forest)).isEqualTo(Map.of(node(5), node(3), node(3), node(3), node(9), node(3), node(7), node(7)));
    }

    @Test
    void theMostTrustedTypeComesFirstWhateverItsHash() {
        Forest forest = new Forest();
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
        Forest forest = new Forest();
        for (int i = 0; i < 100_000; i++) {
            link(forest, i, i + 1);
        }
        assertThat(leasts(forest).values()).containsOnly(node(0));
    }

    @Test
    void recordsAreCountedByNode() {
        Forest forest = new Forest();
        forest.count(forest.place(node(1)));
        forest.count(forest.place(node(1)));
        forest.each((node, least, records) -> assertThat(records).isEqualTo(2));
    }

    @Test
    void aClearedForestKnowsNothing() {
        Forest forest = new Forest();
        link(forest, 1, 2);
        forest.clear();
        link(forest, 2, 3);
        assertThat(leasts(forest)).isEqualTo(Map.of(node(2), node(2), node(3), node(2)));
    }

    private static Map<Node, Node> joined(List<int[]> links) {
        Forest forest = new Forest();
        links.forEach(link -> link(forest, link[0], link[1]));
        return leasts(forest);
    }

    private static void link(Forest forest, int left, int right) {
        forest.link(forest.place(node(left)), forest.place(node(right)));
    }

    private static Map<Node, Node> leasts(Forest forest) {
        Map<Node, Node> leasts = new HashMap<>();
        forest.each((node, least, records) -> leasts.put(node, least));
        return leasts;
    }

    private static Node node(int number) {
        return new Node((byte) 0, 0, number);
    }
}

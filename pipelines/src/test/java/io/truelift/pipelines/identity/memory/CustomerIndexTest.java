package io.truelift.pipelines.identity.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.identity.rules.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CustomerIndexTest {
    @Test
    void findsWhatAMapFinds() {
        Random random = new Random(2026);
        Map<Node, String> map = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            map.put(node(random), "c_" + random.nextInt(20_000));
        }
        CustomerIndex index = CustomerIndex.of(map.size(), map::forEach);
        map.forEach((node, customer) -> assertThat(index.customer(node)).isEqualTo(customer));
        for (int i = 0; i < 50_000; i++) {
            Node other = node(random);
            assertThat(index.customer(other)).isEqualTo(map.get(other));
        }
    }

    @Test
    void nodesOfOneHashAreApart() {
        Node one = new Node((byte) 1, 5, 7);
        Node other = new Node((byte) 1, 7, 5);
        assertThat(one.hashCode()).isEqualTo(other.hashCode());
        CustomerIndex index = CustomerIndex.of(1, taker -> taker.accept(one, "c_1"));
        assertThat(index.customer(one)).isEqualTo("c_1");
        assertThat(index.customer(other)).isNull();
    }

    @Test
    void withoutIdentifiersNobodyIsFound() {
        assertThat(CustomerIndex.of(0, taker -> {}).customer(new Node((byte) 0, 1, 1)))
                .isNull();
    }

    /** Of few values, so that some are met again. */
    private static Node node(Random random) {
        return new Node((byte) random.nextInt(200), random.nextInt(300), random.nextLong(300));
    }
}

package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrdinalsTest {
    private static final String ONE = "00000000000000010000000000000001";
    private static final String OTHER = "ffffffffffffffff0000000000000001";

    @Test
    void numbersEqualLinesOneAfterTheOther() {
        Ordinals ordinals = new Ordinals(new Ordinals.Landed(0));

        assertThat(ordinals.next(ONE)).isZero();
        assertThat(ordinals.next(OTHER)).isZero();
        assertThat(ordinals.next(ONE)).isEqualTo(1);
        assertThat(ordinals.next(ONE)).isEqualTo(2);
        assertThat(ordinals.next(OTHER)).isEqualTo(1);
    }

    @Test
    void goesOnBehindWhatWasLanded() {
        Ordinals.Landed landed = new Ordinals.Landed(3);
        landed.add(ONE, 2);
        landed.add(ONE, 0);
        landed.add(OTHER, 0);

        Ordinals ordinals = new Ordinals(landed);

        assertThat(ordinals.next(ONE)).isEqualTo(3);
        assertThat(ordinals.next(ONE)).isEqualTo(4);
        assertThat(ordinals.next(OTHER)).isEqualTo(1);
        assertThat(new Ordinals(landed).next(ONE))
                .as("another worker begins as this one did")
                .isEqualTo(3);
    }

    /** As a plain map of counts says it, over contents that repeat, in two runs. */
    @Test
    void isAsCountingEachContentByItself() {
        Random random = new Random(5);
        Map<String, Long> counts = new HashMap<>();
        Ordinals.Landed landed = new Ordinals.Landed(20_000);
        for (int i = 0; i < 20_000; i++) {
            String content = content(random);
            landed.add(content, counts.merge(content, 1L, Long::sum) - 1);
        }
        Ordinals ordinals = new Ordinals(landed);
        for (int i = 0; i < 50_000; i++) {
            String content = content(random);
            assertThat(ordinals.next(content)).isEqualTo(counts.merge(content, 1L, Long::sum) - 1);
        }
    }

    private static String content(Random random) {
        return "%016x%016x".formatted(random.nextLong() % 1000 * 7_919, 1L);
    }
}

package io.truelift.measure.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ContentCountsTest {
    @Test
    void countsAsAMapDoes() {
        SplittableRandom random = new SplittableRandom(2026);
        ContentCounts counts = new ContentCounts();
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < 300_000; i++) {
            String hash = hash(random.nextInt(200_000)); // more than fit at first, and many of them again
            assertThat(counts.add(hash)).isEqualTo(expected.merge(hash, 1, Integer::sum) - 1);
        }
    }

    @Test
    void tellsContentsApartThatShareHalfOfTheirHash() {
        ContentCounts counts = new ContentCounts();

        assertThat(counts.add("ffffffffffffffff0000000000000001")).isZero();
        assertThat(counts.add("00000000000000000000000000000001")).isZero();
        assertThat(counts.add("ffffffffffffffff0000000000000001")).isEqualTo(1);
    }

    private static String hash(int number) {
        return String.format(Locale.ROOT, "%016x%016x", number * 0x9e3779b97f4a7c15L, number * 0xc2b2ae3d27d4eb4fL);
    }
}

package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import io.truelift.pipelines.Shop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackingTest {
    private static final byte[] CONTENT = "a line\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);

    @Test
    void seesByTheFirstBytesHowContentIsPacked() throws IOException {
        for (byte[] packed : List.of(CONTENT, Shop.packed(CONTENT), Zstd.compress(CONTENT))) {
            assertThat(Packing.unpacked(new ByteArrayInputStream(packed)).readAllBytes())
                    .isEqualTo(CONTENT);
        }
        assertThat(Packing.unpacked(new ByteArrayInputStream(new byte[0])).readAllBytes())
                .isEmpty();
    }

    @Test
    void contentThatIsCutOffIsDamaged() {
        for (byte[] packed : List.of(Shop.packed(CONTENT), Zstd.compress(CONTENT))) {
            byte[] cutOff = Arrays.copyOf(packed, packed.length - 6);
            IOException failure = catchThrowableOfType(
                    IOException.class,
                    () -> Packing.unpacked(new ByteArrayInputStream(cutOff)).readAllBytes());
            assertThat(failure).isNotNull().matches(Packing::isDamage);
        }
    }
}

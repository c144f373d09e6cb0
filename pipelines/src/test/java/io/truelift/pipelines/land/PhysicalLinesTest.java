package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.land.PhysicalLines.Damage;
import io.truelift.pipelines.land.PhysicalLines.PhysicalLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PhysicalLinesTest {

    @Test
    void countsLinesFromOneWhateverEndsThem() throws IOException {
        assertThat(lines("a\r\nb\n\nc".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .containsExactly(
                        new PhysicalLine(1, "a", Damage.NONE),
                        new PhysicalLine(2, "b", Damage.NONE),
                        new PhysicalLine(3, "", Damage.NONE),
                        new PhysicalLine(4, "c", Damage.NONE));
    }

    @Test
    void readsPackedFilesByTheirContent() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write("a\nb\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(lines(packed.toByteArray(), StandardCharsets.UTF_8))
                .extracting(PhysicalLine::text)
                .containsExactly("a", "b");
    }

    @Test
    void anEmptyFileHasNoLines() throws IOException {
        assertThat(lines(new byte[0], StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void passesOverAByteOrderMark() throws IOException {
        assertThat(lines("\uFEFFid\n1\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .extracting(PhysicalLine::text)
                .containsExactly("id", "1");
    }

    @Test
    void bytesThatAreNoTextCostTheirLineOnly() throws IOException {
        byte[] bytes = "good\ncaf\u00e9\ngood\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(lines(bytes, StandardCharsets.UTF_8))
                .extracting(PhysicalLine::damage)
                .containsExactly(Damage.NONE, Damage.ENCODING, Damage.NONE);
        assertThat(lines(bytes, StandardCharsets.ISO_8859_1))
                .extracting(PhysicalLine::text)
                .containsExactly("good", "caf\u00e9", "good");
    }

    @Test
    void aLineOfAMegabyteIsNotHeldInMemoryAndCostsItselfOnly() throws IOException {
        byte[] bytes = ("before\n" + "x".repeat(1 << 20) + "\nafter\n").getBytes(StandardCharsets.UTF_8);
        List<PhysicalLine> lines = lines(bytes, StandardCharsets.UTF_8);
        assertThat(lines).extracting(PhysicalLine::damage).containsExactly(Damage.NONE, Damage.TOO_LONG, Damage.NONE);
        assertThat(lines.get(1).text()).hasSizeLessThan(2000);
        assertThat(lines.get(2)).isEqualTo(new PhysicalLine(3, "after", Damage.NONE));
    }

    private static List<PhysicalLine> lines(byte[] bytes, Charset charset) throws IOException {
        List<PhysicalLine> lines = new ArrayList<>();
        try (PhysicalLines source = new PhysicalLines(new ByteArrayInputStream(bytes), charset)) {
            for (PhysicalLine line = source.next(); line != null; line = source.next()) {
                lines.add(line);
            }
        }
        return lines;
    }
}

package io.truelift.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkLinksTest {
    @TempDir
    private Path folder;

    @Test
    void theNumberOfComponentsIsKnownAndTwoUnionFindsAgreeWithIt() {
        LinkFile file = new LinkFile(folder.resolve("links"));
        BulkLinks.Written written = new BulkLinks(300_000, 7).write(file);
        LinkComponents joined = LinkComponents.of(file);
        assertThat(joined.identifiers()).isEqualTo(written.identifiers());
        assertThat(joined.components()).isEqualTo(written.components());
        List<List<String>> records = new ArrayList<>();
        file.each((type, high, low, otherType, otherHigh, otherLow) ->
                records.add(List.of(type + ":" + high + low, otherType + ":" + otherHigh + otherLow)));
        Set<String> customers =
                new HashSet<>(new PlainStitcher().stitch(records).customers().values());
        assertThat(customers).hasSize((int) written.components());
    }

    @Test
    void equalSeedsWriteEqualFiles() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        new BulkLinks(50_000, 7).write(new LinkFile(first));
        new BulkLinks(50_000, 7).write(new LinkFile(second));
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
        assertThat(Files.size(first)).isEqualTo(50_000L * 34);
    }

    @Test
    void aFileThatEndsWithinALinkIsRefused() throws IOException {
        Path broken = Files.write(folder.resolve("broken"), new byte[40]);
        assertThatThrownBy(() -> LinkComponents.of(new LinkFile(broken))).hasMessageContaining("ends within a link");
    }
}

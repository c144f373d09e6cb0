package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.platform.project.Secrets;
import io.truelift.testing.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.iceberg.data.Record;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same real feeds, once as one file each, once shuffled and dealt out to fifty files: some delivered twice, some
 * late, some gzip and some zstd. Governed tables are the same, ids of customers and records included. A tenth of the lines shows
 * it, {@code -Dtruelift.part=1} takes all.
 */
@Tag("servers")
class FiftyFilesTest {
    private static final List<String> FEEDS = List.of("hillstrom", "online_retail");
    private static final String KEY = "a key for tests, as long as keys have to be";
    private static final int FILES = 50;
    /** One line in so many, the first ones of the file. */
    private static final int PART = Integer.getInteger("truelift.part", 10);

    private static final int LATE = 10;
    /** Which differ from file to file and from run to run, starts of runs included. */
    private static final Set<String> PROVENANCE =
            Set.of("file", "line", "run_id", "customer_created_at", "linked_at", "changed_at");

    private static Published whole;
    private static Published dealt;
    private static Shop.Run onTime;
    private static Shop.Run late;

    @BeforeAll
    static void build(@TempDir Path folder) throws IOException {
        Path data = SharedData.folder();
        Shop one = Shop.in(folder.resolve("one"), Declarations.project().resolve("pipelines/feeds"));
        Shop fifty = Shop.in(folder.resolve("fifty"), Declarations.project().resolve("pipelines/feeds"));
        // The same key, for ids are made from keyed hashes.
        Secrets.write(one.data().resolve("identity.key"), KEY);
        Secrets.write(fifty.data().resolve("identity.key"), KEY);
        for (String feed : FEEDS) {
            String lines = String.join("\n", lines(data.resolve(feed + ".csv.gz"))) + "\n";
            one.deliverPacked(feed + ".csv.gz", lines.getBytes(StandardCharsets.UTF_8));
        }
        Shop.Run run = one.build();
        assertThat(run.exitCode()).as(run.output()).isZero();
        for (String feed : FEEDS) {
            List<String> files = deal(data.resolve(feed + ".csv.gz"));
            for (int i = 0; i < FILES - LATE; i++) {
                deliver(fifty, feed, i, files.get(i));
            }
            deliver(fifty, feed, FILES, files.get(3)); // delivered twice, under another name
        }
        onTime = fifty.build();
        for (String feed : FEEDS) {
            List<String> files = deal(data.resolve(feed + ".csv.gz"));
            for (int i = FILES - LATE; i < FILES; i++) {
                deliver(fifty, feed, i, files.get(i));
            }
            deliver(fifty, feed, FILES + 1, files.get(FILES - 1));
        }
        late = fifty.build();
        whole = one.published();
        dealt = fifty.published();
    }

    @Test
    void filesDeliveredTwiceAreDuplicates() {
        assertThat(onTime.exitCode()).as(onTime.output()).isZero();
        assertThat(late.exitCode()).as(late.output()).isZero();
        assertThat(onTime.output()).contains("hillstrom-50", "is a duplicate of hillstrom-03");
        assertThat(late.output()).contains("is a duplicate of hillstrom-49");
        assertThat(dealt.rowsWith("governance.run_file", "status", "landed")).hasSize(FEEDS.size() * FILES);
    }

    @Test
    void linesPublishedAreThoseOfTheWhole() {
        long lines = dealt.rows("governance.run_file").stream()
                .mapToLong(file -> (Long) file.getField("lines_published"))
                .sum();
        assertThat(lines).isEqualTo(64_000 / PART + 541_909 / PART);
        assertThat(dealt.rows("governance.quarantine")).isEmpty();
    }

    @Test
    void everyGovernedAndRawTableIsTheSame() {
        SoftAssertions.assertSoftly(softly -> {
            for (String namespace : List.of("governed", "raw")) {
                for (TableContract table : Declarations.DICTIONARY.namespace(namespace)) {
                    assertSame(softly, table);
                }
            }
        });
    }

    /** Compares without keeping half a million rows of both: rows that are only in one of the two remain. */
    private static void assertSame(SoftAssertions softly, TableContract table) {
        List<String> columns = table.columns().stream()
                .map(ColumnContract::name)
                .filter(column -> !PROVENANCE.contains(column))
                .toList();
        Map<Integer, Integer> surplus = new HashMap<>();
        List<String> example = new ArrayList<>();
        whole.read(table.qualifiedName(), row -> surplus.merge(key(columns, row), 1, Integer::sum));
        dealt.read(table.qualifiedName(), row -> {
            int key = key(columns, row);
            if (surplus.merge(key, -1, Integer::sum) < 0 && example.size() < 3) {
                example.add(row.toString());
            }
        });
        long different = surplus.values().stream().filter(number -> number != 0).count();
        softly.assertThat(different)
                .as("rows of %s that differ, such as %s", table.qualifiedName(), example)
                .isZero();
    }

    private static int key(List<String> columns, Record row) {
        List<Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.getField(column)));
        return values.toString().hashCode();
    }

    /** The header of a file and its lines, as many as are taken. */
    private static List<String> lines(Path packed) throws IOException {
        String content;
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(packed))) {
            content = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> lines = content.lines().toList();
        return lines.subList(0, 1 + (lines.size() - 1) / PART);
    }

    /** The lines of a file, shuffled and dealt out, each part with the header. */
    private static List<String> deal(Path packed) throws IOException {
        List<String> lines = new ArrayList<>(lines(packed));
        String header = lines.removeFirst();
        Collections.shuffle(lines, new Random(50));
        List<StringBuilder> parts = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            parts.add(new StringBuilder(header).append('\n'));
        }
        for (int i = 0; i < lines.size(); i++) {
            parts.get(i % FILES).append(lines.get(i)).append('\n');
        }
        return parts.stream().map(StringBuilder::toString).toList();
    }

    private static void deliver(Shop shop, String feed, int number, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String name = "%s-%02d.csv".formatted(feed, number);
        switch (number % 3) {
            case 0 -> shop.deliverPacked(name + ".gz", bytes);
            case 1 -> shop.deliver(name + ".zst", Zstd.compress(bytes));
            default -> shop.deliver(name, bytes);
        }
    }
}

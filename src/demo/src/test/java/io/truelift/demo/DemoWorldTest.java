package io.truelift.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.demo.Summary.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoWorldTest {
    private static final DemoSize SMALL = new DemoSize(600, 150, 7, LocalDate.of(2026, 11, 15));

    @TempDir
    private Path folder;

    @Test
    void theSameSizeGivesTheSameBytes() throws IOException {
        DemoWorld.write(folder.resolve("one"), SMALL);
        DemoWorld.write(folder.resolve("two"), SMALL);
        assertThat(contents("one")).hasSize(10).isEqualTo(contents("two"));
    }

    @Test
    void anotherSeedGivesAnotherWorld() throws IOException {
        DemoWorld.write(folder.resolve("one"), SMALL);
        DemoWorld.write(folder.resolve("two"), new DemoSize(600, 150, 8, SMALL.end()));
        Map<String, String> one = contents("one");
        Map<String, String> two = contents("two");
        assertThat(one)
                .allSatisfy((name, content) -> assertThat(content).as(name).isNotEqualTo(two.get(name)));
    }

    @Test
    void aWholeWorldIsNotWrittenAgain() throws IOException {
        Summary written = DemoWorld.write(folder, SMALL);
        Files.writeString(folder.resolve("web_event.jsonl"), "touched");
        Summary found = DemoWorld.write(folder, SMALL);
        assertThat(written.origin()).isEqualTo(Origin.WRITTEN);
        assertThat(found.origin()).isEqualTo(Origin.FOUND);
        assertThat(found.lines()).isEqualTo(written.lines());
        assertThat(folder.resolve("web_event.jsonl")).hasContent("touched");
    }

    @Test
    void aWorldLeftHalfWrittenIsWrittenAgain() throws IOException {
        DemoWorld.write(folder, SMALL);
        Map<String, String> whole = contents(".");
        Files.delete(folder.resolve("truth.json"));
        Files.delete(folder.resolve("ad_touch.csv"));
        Files.writeString(folder.resolve("web_event.jsonl.part"), "{\"event_id\":");
        assertThat(DemoWorld.write(folder, SMALL).origin()).isEqualTo(Origin.WRITTEN);
        assertThat(contents(".")).isEqualTo(whole);
    }

    @Test
    void anotherSizeReplacesTheWorldAndLeavesOtherFiles() throws IOException {
        Files.writeString(folder.resolve("own.csv"), "mine");
        DemoWorld.write(folder, SMALL);
        Summary larger = DemoWorld.write(folder, new DemoSize(700, 150, 7, SMALL.end()));
        assertThat(larger.origin()).isEqualTo(Origin.WRITTEN);
        assertThat(larger.lines().get("crm_customer.csv")).isGreaterThan(500);
        assertThat(folder.resolve("own.csv")).hasContent("mine");
    }

    @Test
    void theSummaryCountsTheLinesThatAreThere() throws IOException {
        Summary summary = DemoWorld.write(folder, SMALL);
        for (Map.Entry<String, Long> file : summary.lines().entrySet()) {
            int headers = file.getKey().endsWith(".csv") ? 1 : 0;
            try (Stream<String> lines = Files.lines(folder.resolve(file.getKey()))) {
                assertThat(lines.count() - headers).as(file.getKey()).isEqualTo(file.getValue());
            }
        }
        assertThat(summary.totalLines())
                .isEqualTo(summary.lines().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    @Test
    void refusesSizesThatDoNotHoldTheExperiments() {
        assertThatThrownBy(() -> new DemoSize(99, 150, 7, SMALL.end())).hasMessageContaining("99 people");
        assertThatThrownBy(() -> new DemoSize(600, 119, 7, SMALL.end())).hasMessageContaining("119 days");
    }

    private Map<String, String> contents(String name) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }
}

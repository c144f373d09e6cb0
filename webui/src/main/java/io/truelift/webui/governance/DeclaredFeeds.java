package io.truelift.webui.governance;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.governance.dictionary.DictionaryException;
import io.truelift.platform.project.Project;
import io.truelift.platform.yaml.YamlPlaces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The declarations in {@code pipelines/feeds}, as far as lineage needs them. */
@ApplicationScoped
public class DeclaredFeeds {
    private final Project project;

    @Inject
    DeclaredFeeds(Project project) {
        this.project = project;
    }

    /** Every declared feed, by title; none where there is no folder of feeds. */
    List<DeclaredFeed> all() {
        if (!Files.isDirectory(project.feeds())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(project.feeds())) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(this::read)
                    .sorted(Comparator.comparing(DeclaredFeed::title))
                    .toList();
        } catch (IOException e) {
            throw new DictionaryException(
                    "Cannot list the feeds in %s: %s".formatted(project.feeds(), e.getMessage()), e);
        }
    }

    private DeclaredFeed read(Path file) {
        try {
            JsonNode said = YamlPlaces.tree(Files.readString(file));
            String name = said.path("feed").asText(file.getFileName().toString());
            Set<String> tables = new TreeSet<>();
            said.path("records").forEach(record -> {
                tables.add("raw." + record.path("table").asText());
                if (record.has("deletes")) {
                    tables.add("raw.deletion");
                }
            });
            if (!said.path("consent").isEmpty()) {
                tables.add("raw.consent_event");
            }
            return new DeclaredFeed(
                    name,
                    said.path("title").asText(name),
                    said.path("owner").asText(""),
                    tables,
                    project.content().relativize(file).toString());
        } catch (IOException | YamlPlaces.BrokenYaml e) {
            throw new DictionaryException("Cannot read the feed %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}

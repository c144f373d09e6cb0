package io.truelift.webui.analyst;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.truelift.project.Project;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files in {@code sql/segments}. */
@ApplicationScoped
public class SegmentShelf {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String ENDING = ".sql";
    private static final String COMMENT = "--";

    private final Project project;

    @Inject
    SegmentShelf(Project project) {
        this.project = project;
    }

    /** Every segment, by title. */
    List<SegmentFile> all() {
        Path folder = project.sql().resolve("segments");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .map(SegmentShelf::read)
                    .sorted(java.util.Comparator.comparing(SegmentFile::title))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the segments in %s".formatted(folder), e);
        }
    }

    Optional<SegmentFile> find(String name) {
        return all().stream().filter(segment -> segment.name().equals(name)).findFirst();
    }

    private static SegmentFile read(Path file) {
        try {
            String sql = Files.readString(file);
            String name = file.getFileName().toString().replace(ENDING, "");
            String head = sql.lines()
                    .takeWhile(line -> line.startsWith(COMMENT))
                    .map(line -> line.substring(COMMENT.length()).replaceFirst("^ ", ""))
                    .collect(Collectors.joining("\n"));
            JsonNode said = YAML.readTree(head);
            return new SegmentFile(
                    name,
                    said.path("title").asText(name),
                    said.path("description").asText("").strip(),
                    said.path("owner").asText(""),
                    said.path("purpose").asText(""),
                    sql);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the segment %s".formatted(file), e);
        }
    }
}

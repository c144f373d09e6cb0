package io.truelift.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.demo.GroundTruth.Arm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code truth.json}: what the world was made from and what is true in it. It is no feed, and it is written last, so that
 * its presence says that the folder is whole.
 */
final class GroundTruthFile {
    /** Goes up whenever the world's rules change: a folder of an older version is written anew. */
    private static final int VERSION = 1;

    private static final String NAME = "truth.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    GroundTruthFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    void write(DemoSize size, Map<DemoFeedFile, Long> lines, GroundTruth truth) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put(
                "about",
                "A made-up world. What was planted in it, and what truly came of it among the people who had agreed.");
        root.put("version", VERSION);
        root.set("size", size(size));
        ObjectNode counts = root.putObject("lines");
        lines.forEach((feed, count) -> counts.put(feed.fileName(), count.longValue()));
        planted(root.putObject("planted"));
        root.put("exposures_crossed", truth.crossed());
        ObjectNode experiments = root.putObject("experiments");
        truth.arms().forEach((experiment, arms) -> {
            ObjectNode byVariant = experiments.putObject(experiment);
            arms.forEach((variant, arm) -> arm(byVariant.putObject(variant), arm));
        });
        root.set("lines_that_break_the_contract", JSON.valueToTree(Mistakes.counts()));
        Path unfinished = file.resolveSibling(NAME + ".part");
        Files.writeString(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
        Renaming.replace(unfinished, file);
    }

    /** Lines by file name, where the folder holds the whole world of that size. */
    Optional<Map<String, Long>> linesOfSameWorld(DemoSize size) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode root = JSON.readTree(Files.readString(file));
        if (root.path("version").asInt() != VERSION
                || !root.path("size").equals(JSON.readTree(size(size).toString()))) {
            return Optional.empty();
        }
        Map<String, Long> lines = new LinkedHashMap<>();
        for (DemoFeedFile feed : DemoFeedFile.values()) {
            if (!Files.isRegularFile(file.resolveSibling(feed.fileName()))) {
                return Optional.empty();
            }
            lines.put(feed.fileName(), root.path("lines").path(feed.fileName()).asLong());
        }
        return Optional.of(lines);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static ObjectNode size(DemoSize size) {
        return JSON.createObjectNode()
                .put("people", size.people())
                .put("days", size.days())
                .put("seed", size.seed())
                .put("end", size.end().toString());
    }

    private static void planted(ObjectNode planted) {
        planted.set("consent_shares", JSON.valueToTree(Consents.SHARES));
        planted.putObject("welcome_personalization").put("visits_factor", SimulatedExperiment.WELCOME_MORE_VISITS);
        planted.putObject("cart_reminder")
                .put("carts_finished_control", SimulatedExperiment.CARTS_FINISHED)
                .put("carts_finished_reminder", SimulatedExperiment.CARTS_FINISHED_WITH_REMINDER);
    }

    private static void arm(ObjectNode node, Arm arm) {
        node.put("people", arm.people())
                .put("people_who_ordered", arm.peopleWhoOrdered())
                .put("people_who_visited", arm.peopleWhoVisited())
                .put("visits", arm.visits())
                .put("revenue", arm.revenue());
    }
}

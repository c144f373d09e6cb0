package io.truelift.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.identity.memory.UnionFind;
import io.truelift.pipelines.identity.rules.Node;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios by several workers, on a real Flink. */
@Tag("servers")
class StitchingTest extends StitchingScenarios {

    @Override
    Stitched stitch(Path folder) {
        return Stitched.bySeveral(ALL, folder, UnionFind.PARTITION);
    }

    @Test
    void oneWorkerGivesTheSameRows() {
        stitched.assertEqualTo(Stitched.byOne(ALL));
    }

    /** Shares of a hundred nodes force many flushes and several rounds; a union-find over everything is the truth. */
    @Test
    void inSmallSharesAndInRoundsTheSameComponentsAreFound(@TempDir Path folder) {
        Random random = new Random(11);
        Scenario many = new Scenario("many");
        for (int i = 0; i < 3_000; i++) {
            many.record("login:" + random.nextInt(3_000), "login:" + random.nextInt(3_000));
        }
        for (int i = 0; i < 300; i++) { // a long chain
            many.record("login:chain" + i, "login:chain" + (i + 1));
        }
        UnionFind truth = new UnionFind();
        many.records().forEach(record -> truth.link(truth.place(record.getFirst()), truth.place(record.getLast())));
        Map<Node, Set<Node>> expected = new HashMap<>();
        truth.each((node, least, count) ->
                expected.computeIfAbsent(least, any -> new HashSet<>()).add(node));

        assertThat(Stitched.bySeveral(List.of(many), folder, 100).people()).isEqualTo(Set.copyOf(expected.values()));
    }

    /** In shares of ten nodes each type that waits for others is a pipeline; in large ones they are settled at once. */
    @Test
    void typeByTypeInPipelinesTheSamePeopleAreFoundAsAtOnce(@TempDir Path folder) {
        Stitched inPipelines = Stitched.bySeveral(ALL, folder, 10);

        inPipelines.assertEqualTo(stitched);
    }
}

package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.LocalFileIO;
import io.truelift.pipelines.identity.memory.InMemoryResolver;
import io.truelift.pipelines.identity.memory.Memory;
import io.truelift.pipelines.identity.resolution.IdentityResolver;
import io.truelift.pipelines.identity.resolution.IdentityRows;
import io.truelift.pipelines.identity.resolution.Resolution;
import io.truelift.pipelines.identity.rules.BlockedLink;
import io.truelift.pipelines.identity.rules.IdentityRules;
import io.truelift.pipelines.identity.rules.KnownIdentifier;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.job.BeamRunner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;

/**
 * One run of identity resolution over given records.
 *
 * @param policy what types are trusted with
 * @param records identifiers of each record, the most trusted first
 * @param known who identifiers were before
 * @param blocks links that governance blocked
 * @param runId the run
 * @param start when it started
 */
record StitchRun(
        IdentityPolicy policy,
        List<List<Node>> records,
        List<KnownIdentifier> known,
        List<BlockedLink> blocks,
        String runId,
        Instant start) {

    /** All scenarios in one run. */
    static StitchRun of(List<Scenario> scenarios) {
        List<List<Node>> records = new ArrayList<>();
        List<KnownIdentifier> known = new ArrayList<>();
        List<BlockedLink> blocks = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            records.addAll(scenario.records());
            blocks.addAll(scenario.blocks());
            scenario.known().forEach((node, who) -> known.add(new KnownIdentifier(node, who)));
        }
        return new StitchRun(People.POLICY, records, known, blocks, "r1", Instant.parse("2026-03-01T00:00:00Z"));
    }

    /** By one worker that may take so much memory. */
    Stitched byOne(Memory memory) {
        return by(new InMemoryResolver(rules(), () -> memory), new RowsInHand());
    }

    /** By several workers on a real Flink, each joining so many nodes at a time. */
    Stitched bySeveral(Path folder, int partition) {
        try (ScratchFolder scratch = new ScratchFolder(new LocalFileIO(), "file:" + folder)) {
            return by(
                    new DistributedResolver(rules(), new BeamRunner(List.of())::run, scratch, partition),
                    new RowsInHand(scratch));
        }
    }

    /** By any resolver. */
    Stitched by(IdentityResolver resolver, RowsInHand rows) {
        Resolution resolution = resolver.resolve(
                new ListedElements<>(records, ListCoder.of(NodeCoder.of())),
                new ListedElements<>(known, KnownIdentifierCoder.of()));
        resolution.write(new IdentityRows(policy, runId, start), rows);
        return new Stitched(
                rows.of(IdentityRows.IDENTITY), rows.of(IdentityRows.HISTORY), rows.of(IdentityRows.REFUSAL));
    }

    IdentityRules rules() {
        return IdentityRules.of(policy, blocks, runId, start);
    }
}

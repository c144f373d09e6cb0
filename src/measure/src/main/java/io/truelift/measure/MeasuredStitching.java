package io.truelift.measure;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.LocalFileIO;
import io.truelift.pipelines.identity.DistributedResolver;
import io.truelift.pipelines.identity.KnownIdentifierCoder;
import io.truelift.pipelines.identity.NodeCoder;
import io.truelift.pipelines.identity.Pipelines;
import io.truelift.pipelines.identity.Records;
import io.truelift.pipelines.identity.ScratchFolder;
import io.truelift.pipelines.identity.memory.InMemoryResolver;
import io.truelift.pipelines.identity.memory.Memory;
import io.truelift.pipelines.identity.memory.UnionFind;
import io.truelift.pipelines.identity.resolution.IdentityResolver;
import io.truelift.pipelines.identity.resolution.Resolution;
import io.truelift.pipelines.identity.rules.IdentityRules;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.spill.Spill;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.beam.sdk.coders.ListCoder;

/** A resolver as it is measured: nobody is known before, nothing is blocked, and customers go by their most trusted identifier. */
public final class MeasuredStitching implements Stitcher {
    private final IdentityPolicy policy;
    private final BiFunction<IdentityRules, ScratchFolder, IdentityResolver> resolver;
    private final Path folder;

    private MeasuredStitching(
            IdentityPolicy policy, BiFunction<IdentityRules, ScratchFolder, IdentityResolver> resolver, Path folder) {
        this.policy = policy;
        this.resolver = resolver;
        this.folder = folder;
    }

    /**
     * By one worker.
     *
     * @param folder for the records; empty afterwards
     */
    public static MeasuredStitching byOne(IdentityPolicy policy, Path folder) {
        return new MeasuredStitching(policy, (rules, scratch) -> new InMemoryResolver(rules, Memory::ofHeap), folder);
    }

    /**
     * By several workers.
     *
     * @param pipelines runs their steps
     * @param folder for the records, and what steps leave to each other; empty afterwards
     */
    public static MeasuredStitching bySeveral(IdentityPolicy policy, Pipelines pipelines, Path folder) {
        return new MeasuredStitching(
                policy,
                (rules, scratch) -> new DistributedResolver(rules, pipelines, scratch, UnionFind.PARTITION),
                folder);
    }

    @Override
    public String name() {
        return "stitching within the policy";
    }

    @Override
    public Stitched stitch(Iterable<List<String>> records) {
        try (ScratchFolder scratch = new ScratchFolder(new LocalFileIO(), "file:" + folder)) {
            Spill<List<Node>> nodes = scratch.of("records", ListCoder.of(NodeCoder.of()));
            nodes.fill(taker -> records.forEach(record -> taker.accept(Records.nodes(record, policy))));
            Resolution resolution = resolver.apply(
                            IdentityRules.of(policy, List.of(), "measured", Instant.EPOCH), scratch)
                    .resolve(nodes, scratch.of("known", KnownIdentifierCoder.of()));
            Map<String, String> customers = new HashMap<>();
            resolution.placed(one ->
                    customers.put(one.node().identifier(policy), one.person().identifier(policy)));
            List<Stitcher.Refusal> refusals = new ArrayList<>();
            resolution.refused(refusal -> refusals.add(told(refusal)));
            return new Stitched(customers, refusals);
        }
    }

    private Stitcher.Refusal told(io.truelift.pipelines.identity.rules.Refusal refusal) {
        return new Stitcher.Refusal(
                refusal.node().identifier(policy), refusal.reason().words(), refusal.people());
    }
}

package io.truelift.measure;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.LocalFileIO;
import io.truelift.pipelines.identity.ComponentMessageCoder;
import io.truelift.pipelines.identity.Node;
import io.truelift.pipelines.identity.NodeCoder;
import io.truelift.pipelines.identity.Pipelines;
import io.truelift.pipelines.identity.Records;
import io.truelift.pipelines.identity.ResolveCustomers;
import io.truelift.pipelines.identity.ScratchFolder;
import io.truelift.pipelines.identity.Stitching;
import io.truelift.pipelines.identity.UnionFind;
import io.truelift.pipelines.spill.Spill;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.Create;

/** {@link Stitching} as it is measured: nobody is known before, nothing is blocked, and customers go by their most trusted identifier. */
public final class MeasuredStitching implements Stitcher {
    private final IdentityPolicy policy;
    private final Pipelines pipelines;
    private final Path folder;

    /** @param folder for what steps leave to each other; empty afterwards */
    public MeasuredStitching(IdentityPolicy policy, Pipelines pipelines, Path folder) {
        this.policy = policy;
        this.pipelines = pipelines;
        this.folder = folder;
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
            Stitching stitching = new Stitching(policy, List.of(), pipelines, scratch, UnionFind.PARTITION);
            Stitching.Joined joined = stitching.join(nodes.read(), Create.empty(KvCoder.of(NodeCoder.of(), ComponentMessageCoder.of())));
            ResolveCustomers.Resolved resolved = stitching.resolve(joined);
            Map<String, String> customers = new HashMap<>();
            resolved.placed().each(one -> customers.put(one.node().identifier(policy), one.person().identifier(policy)));
            List<Stitcher.Refusal> refusals = new ArrayList<>();
            joined.refusals().each(refusal -> refusals.add(told(refusal)));
            resolved.between().each(refusal -> refusals.add(told(refusal)));
            return new Stitched(customers, refusals);
        }
    }

    private Stitcher.Refusal told(io.truelift.pipelines.identity.Refusal refusal) {
        return new Stitcher.Refusal(refusal.node().identifier(policy), refusal.reason().words(), refusal.people());
    }
}

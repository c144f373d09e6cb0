package io.truelift.measure;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.LocalFileIO;
import io.truelift.pipelines.identity.ComponentMessageCoder;
import io.truelift.pipelines.identity.Node;
import io.truelift.pipelines.identity.NodeCoder;
import io.truelift.pipelines.identity.Pipelines;
import io.truelift.pipelines.identity.ScratchFolder;
import io.truelift.pipelines.identity.Stitching;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** Stitching over a file of links, for benchmarks. */
public final class BenchmarkedStitching {
    private static final long LINKS_AT_A_TIME = 250_000;

    private final IdentityPolicy policy;
    private final Pipelines pipelines;
    private final Path folder;
    private final int partition;

    /**
     * @param folder for what steps leave to each other; empty afterwards
     * @param partition most nodes that a worker joins at a time
     */
    public BenchmarkedStitching(IdentityPolicy policy, Pipelines pipelines, Path folder, int partition) {
        this.policy = policy;
        this.pipelines = pipelines;
        this.folder = folder;
        this.partition = partition;
    }

    /**
     * Stitches.
     *
     * @param path the links
     * @param links how many they are
     * @return how many people they make
     */
    public long people(Path path, long links) {
        try (ScratchFolder scratch = new ScratchFolder(new LocalFileIO(), "file:" + folder)) {
            Stitching stitching = new Stitching(policy, List.of(), pipelines, scratch, partition);
            Stitching.Joined joined = stitching.join(new ReadLinks(path.toString(), links), Create.empty(KvCoder.of(NodeCoder.of(), ComponentMessageCoder.of())));
            long[] people = {0};
            stitching.resolve(joined).placed().each(placed -> people[0] += placed.node().equals(placed.person()) ? 1 : 0);
            return people[0];
        }
    }

    private static final class ReadLinks extends PTransform<PBegin, PCollection<List<Node>>> {
        private static final long serialVersionUID = 1L;
        private final String path;
        private final long links;

        ReadLinks(String path, long links) {
            this.path = path;
            this.links = links;
        }

        @Override
        public PCollection<List<Node>> expand(PBegin begin) {
            List<Long> firsts = LongStream.iterate(0, first -> first < links, first -> first + LINKS_AT_A_TIME).boxed().toList();
            return begin.apply("parts", Create.of(firsts).withCoder(VarLongCoder.of()))
                    .apply("spread", Reshuffle.viaRandomKey())
                    .apply("read", ParDo.of(new ReadPart(path)))
                    .setCoder(ListCoder.of(NodeCoder.of()));
        }
    }

    private static final class ReadPart extends DoFn<Long, List<Node>> {
        private static final long serialVersionUID = 1L;
        private final String path;

        ReadPart(String path) {
            this.path = path;
        }

        @ProcessElement
        public void read(@Element Long first, OutputReceiver<List<Node>> out) {
            new LinkFile(Path.of(path)).each(first, LINKS_AT_A_TIME, (type, high, low, otherType, otherHigh, otherLow) -> {
                Node node = new Node(type, high, low);
                Node other = new Node(otherType, otherHigh, otherLow);
                out.output(node.compareTo(other) <= 0 ? List.of(node, other) : List.of(other, node));
            });
        }
    }
}

package io.truelift.measure;

import io.truelift.pipelines.identity.NodeCoder;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.spill.Elements;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Records of two identifiers each, from a file of links.
 *
 * @param path the file
 * @param links how many they are
 */
record LinkedRecords(Path path, long links) implements Elements<List<Node>> {
    private static final long LINKS_AT_A_TIME = 250_000;

    @Override
    public PTransform<PBegin, PCollection<List<Node>>> read() {
        return new ReadLinks(path.toString(), links);
    }

    @Override
    public void each(Consumer<List<Node>> taker) {
        each(path, 0, links, taker);
    }

    private static void each(Path path, long first, long most, Consumer<List<Node>> taker) {
        new LinkFile(path).each(first, most, (type, high, low, otherType, otherHigh, otherLow) -> {
            Node node = new Node(type, high, low);
            Node other = new Node(otherType, otherHigh, otherLow);
            taker.accept(node.compareTo(other) <= 0 ? List.of(node, other) : List.of(other, node));
        });
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
            List<Long> firsts = LongStream.iterate(0, first -> first < links, first -> first + LINKS_AT_A_TIME)
                    .boxed()
                    .toList();
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
            each(Path.of(path), first, LINKS_AT_A_TIME, out::output);
        }
    }
}

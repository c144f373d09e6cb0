package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.Node;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.IterableCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Brings together what is said of each node, as {@link GroupByKey} does, from the chunks of {@link PackByNode}. What is
 * said of a node can be read once.
 *
 * @param <V> what is said of a node
 */
public final class GatherByNode<V>
        extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<KV<Node, Iterable<V>>>> {
    private static final long serialVersionUID = 1L;
    private final Coder<V> coder;

    /** @param coder how it is written */
    public GatherByNode(Coder<V> coder) {
        this.coder = coder;
    }

    @Override
    public PCollection<KV<Node, Iterable<V>>> expand(PCollection<KV<Integer, byte[]>> chunks) {
        return chunks.apply("gather", GroupByKey.create())
                .apply("unpack", ParDo.of(new Unpack<>(coder)))
                .setCoder(KvCoder.of(NodeCoder.of(), IterableCoder.of(coder)));
    }

    private static final class Unpack<V> extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Node, Iterable<V>>> {
        private static final long serialVersionUID = 1L;
        private final Coder<V> coder;

        Unpack(Coder<V> coder) {
            this.coder = coder;
        }

        @ProcessElement
        public void unpack(@Element KV<Integer, Iterable<byte[]>> part, OutputReceiver<KV<Node, Iterable<V>>> out) {
            try (NodeSort<V> sort = new NodeSort<>(coder, NodeSort.ROOM)) {
                part.getValue().forEach(sort::add);
                sort.each((node, said) -> out.output(KV.of(node, said)));
            }
        }
    }
}

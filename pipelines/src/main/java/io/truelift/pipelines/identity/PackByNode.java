package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.Node;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Packs what is said of nodes for {@link GatherByNode}.
 *
 * @param <V> what is said of a node
 */
public final class PackByNode<V> extends PTransform<PCollection<KV<Node, V>>, PCollection<KV<Integer, byte[]>>> {
    /** Chunks by part. */
    static final KvCoder<Integer, byte[]> CHUNKS = KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());

    private static final long serialVersionUID = 1L;
    private final Coder<V> coder;

    /** @param coder how it is written */
    public PackByNode(Coder<V> coder) {
        this.coder = coder;
    }

    @Override
    public PCollection<KV<Integer, byte[]>> expand(PCollection<KV<Node, V>> said) {
        return said.apply("pack", ParDo.of(new Pack<>(coder))).setCoder(CHUNKS);
    }

    private static final class Pack<V> extends DoFn<KV<Node, V>, KV<Integer, byte[]>> {
        private static final long serialVersionUID = 1L;
        private final Coder<V> coder;
        private transient NodePacker<V> packer;

        Pack(Coder<V> coder) {
            this.coder = coder;
        }

        @StartBundle
        public void start() {
            packer = new NodePacker<>(coder);
        }

        @ProcessElement
        public void pack(@Element KV<Node, V> said, OutputReceiver<KV<Integer, byte[]>> out) {
            packer.pack(said.getKey(), said.getValue(), out::output);
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            packer.finish(chunk -> context.output(chunk, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
        }
    }
}

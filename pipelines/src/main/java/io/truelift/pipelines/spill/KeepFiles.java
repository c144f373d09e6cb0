package io.truelift.pipelines.spill;

import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Makes the files that workers finished the whole of their spills. */
public final class KeepFiles extends PTransform<PCollection<SpillFile>, PDone> {
    private static final long serialVersionUID = 1L;
    private final List<Spill<?>> spills;

    /** @param spills those to which the files belong */
    public KeepFiles(List<? extends Spill<?>> spills) {
        this.spills = List.copyOf(spills);
    }

    @Override
    public PDone expand(PCollection<SpillFile> files) {
        files.apply("by spill", WithKeys.of(SpillFile::folder).withKeyType(TypeDescriptors.strings()))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(SpillFile.class)))
                .apply("gather files", GroupByKey.create())
                .apply("list files", ParDo.of(new WriteLists(spills)));
        return PDone.in(files.getPipeline());
    }

    private static final class WriteLists extends DoFn<KV<String, Iterable<SpillFile>>, Void> {
        private static final long serialVersionUID = 1L;
        private final List<Spill<?>> spills;

        WriteLists(List<Spill<?>> spills) {
            this.spills = spills;
        }

        @ProcessElement
        public void list(@Element KV<String, Iterable<SpillFile>> files) {
            spills.stream()
                    .filter(spill -> spill.folder().equals(files.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "Cannot keep files in %s: it is none of the step's spills.".formatted(files.getKey())))
                    .writeList(files.getValue());
        }
    }
}

package io.truelift.pipelines.land;

import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Keeps a consent event once, however many lines, files and runs repeat it: none where an earlier run landed it, else
 * the one of the first file and line.
 */
final class KeepWordsOnce extends PTransform<PCollection<TableRow>, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;

    private final PCollection<TableRow> landed;

    /** @param landed names of the words that earlier runs landed, as rows of one column */
    KeepWordsOnce(PCollection<TableRow> landed) {
        this.landed = landed;
    }

    @Override
    public PCollection<TableRow> expand(PCollection<TableRow> words) {
        PCollectionView<NamesOfWords> names =
                words.apply("names", Combine.globally(new NamesOfWords.Gather()).asSingletonView());
        PCollection<TableRow> again = landed.apply(
                        "may come again", ParDo.of(new MayComeAgain(names)).withSideInputs(names))
                .setCoder(TableRowCoder.of());
        return PCollectionList.of(words)
                .and(again)
                .apply("with those landed", Flatten.pCollections())
                .apply("by name", ParDo.of(new ByName()))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), TableRowCoder.of()))
                .apply("same words", GroupByKey.create())
                .apply("one of them", ParDo.of(new KeepFirst()))
                .setCoder(TableRowCoder.of());
    }

    /** Of landed words those that the delivery may repeat: the others need not travel. */
    private static final class MayComeAgain extends DoFn<TableRow, TableRow> {
        private static final long serialVersionUID = 1L;

        private final PCollectionView<NamesOfWords> names;

        MayComeAgain(PCollectionView<NamesOfWords> names) {
            this.names = names;
        }

        @ProcessElement
        public void pass(@Element TableRow word, ProcessContext context, OutputReceiver<TableRow> out) {
            if (context.sideInput(names).mayHave(word)) {
                out.output(word);
            }
        }
    }

    private static final class ByName extends DoFn<TableRow, KV<String, TableRow>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void name(@Element TableRow word, OutputReceiver<KV<String, TableRow>> out) {
            out.output(KV.of(RawRow.recordId(word), word));
        }
    }

    private static final class KeepFirst extends DoFn<KV<String, Iterable<TableRow>>, TableRow> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void keep(@Element KV<String, Iterable<TableRow>> words, OutputReceiver<TableRow> out) {
            TableRow kept = null;
            for (TableRow word : words.getValue()) {
                if (isLanded(word)) {
                    return;
                }
                kept = kept == null ? word : HeldWords.first(kept, word);
            }
            out.output(kept);
        }

        private static boolean isLanded(TableRow word) {
            return word.values().length == 1;
        }
    }
}

package io.truelift.pipelines.land;

import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import java.util.ArrayList;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Sums up what became of a file's lines: one row of {@code governance.run_file} for each file that was landed. */
final class DescribeFiles extends PTransform<PCollection<KV<Integer, LineCounts>>, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<FeedFile> files;
    private final RunRows rows;

    DescribeFiles(ArrayList<FeedFile> files, RunRows rows) {
        this.files = files;
        this.rows = rows;
    }

    @Override
    public PCollection<TableRow> expand(PCollection<KV<Integer, LineCounts>> counts) {
        return counts.apply("by file", GroupByKey.create())
                .apply("sum up", ParDo.of(new SumUp(files, rows)))
                .setCoder(TableRowCoder.of());
    }

    private static final class SumUp extends DoFn<KV<Integer, Iterable<LineCounts>>, TableRow> {
        private static final long serialVersionUID = 1L;

        private final ArrayList<FeedFile> files;
        private final RunRows rows;

        SumUp(ArrayList<FeedFile> files, RunRows rows) {
            this.files = files;
            this.rows = rows;
        }

        @ProcessElement
        public void sumUp(@Element KV<Integer, Iterable<LineCounts>> file, OutputReceiver<TableRow> out) {
            LineCounts sum = LineCounts.NONE;
            for (LineCounts counts : file.getValue()) {
                sum = sum.plus(counts);
            }
            out.output(rows.landed(files.get(file.getKey()), sum.published(), sum.quarantined()));
        }
    }
}

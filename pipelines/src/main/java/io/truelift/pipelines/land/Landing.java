package io.truelift.pipelines.land;

import io.truelift.pipelines.iceberg.CommitFiles;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** What {@link LandInOrder} and {@link LandByContent} answer. */
final class Landing {
    /** Files of rows, by their tables. */
    static final TupleTag<KV<String, byte[]>> FILES = new TupleTag<>("files") {};
    /** Consent events, which may come more than once. */
    static final TupleTag<TableRow> WORDS = new TupleTag<>("words") {};
    /** Rows on lines and files that cannot be taken apart. */
    static final TupleTag<TableRow> ROWS = new TupleTag<>("rows of unread lines") {};
    /** By place of the file counts of its lines, which may come in parts; at least one for each file that is landed. */
    static final TupleTag<KV<Integer, LineCounts>> COUNTS = new TupleTag<>("counts") {};

    static final TupleTagList ALL_BUT_FILES = TupleTagList.of(WORDS).and(ROWS).and(COUNTS);
    static final KvCoder<Integer, LineCounts> COUNT =
            KvCoder.of(VarIntCoder.of(), SerializableCoder.of(LineCounts.class));

    private Landing() {}

    /** With the coders that they have. */
    static PCollectionTuple coded(PCollectionTuple landed) {
        landed.get(FILES).setCoder(CommitFiles.FILE);
        landed.get(WORDS).setCoder(TableRowCoder.of());
        landed.get(ROWS).setCoder(TableRowCoder.of());
        landed.get(COUNTS).setCoder(COUNT);
        return landed;
    }
}

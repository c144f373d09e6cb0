package io.truelift.pipelines.land;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** The names of the records that earlier runs landed, so that an equal line delivered later is named after them. */
public final class LandedRecords implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<String> NAME = List.of("record_id");

    private final ReadTable lines;
    private final ReadTable words;
    private final long records;

    private LandedRecords(ReadTable lines, ReadTable words, long records) {
        this.lines = lines;
        this.records = records;
        this.words = words;
    }

    public static LandedRecords of(Lakehouse lakehouse, Dictionary dictionary) {
        List<TableContract> fromLines = dictionary.namespace("raw").stream()
                .filter(table -> !table.qualifiedName().equals(LineConverter.CONSENT))
                .toList();
        return new LandedRecords(
                ReadTable.of(lakehouse, fromLines, NAME),
                ReadTable.of(lakehouse, List.of(dictionary.table(LineConverter.CONSENT)), NAME),
                fromLines.stream()
                        .mapToLong(table -> AuditBranch.rows(lakehouse.table(table.qualifiedName())))
                        .sum());
    }

    /** How many records there are. */
    long size() {
        return records;
    }

    /** All lines at once, for a worker that has room for them. */
    Ordinals.Landed all() {
        Ordinals.Landed landed = new Ordinals.Landed(records);
        lines.each(row -> {
            LineName name = LineName.ofRecord(RawRow.recordId(row));
            if (name != null) {
                landed.add(name.content(), name.ordinal());
            }
        });
        return landed;
    }

    /** Ordinals by content of the line. */
    PCollection<KV<String, Occurrence>> lines(PBegin begin) {
        return begin.apply("landed records", lines)
                .apply("landed lines", ParDo.of(new TakeApart()))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), new Occurrence.Coder()));
    }

    /** Rows of one column, the names of the consent events. */
    PCollection<TableRow> words(PBegin begin) {
        return begin.apply("landed words", words);
    }

    private static final class TakeApart extends DoFn<TableRow, KV<String, Occurrence>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void takeApart(@Element TableRow row, OutputReceiver<KV<String, Occurrence>> out) {
            LineName name = LineName.ofRecord(RawRow.recordId(row));
            if (name != null) {
                out.output(KV.of(name.content(), new Occurrence.Landed(name.ordinal())));
            }
        }
    }
}

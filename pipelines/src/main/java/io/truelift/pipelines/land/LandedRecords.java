package io.truelift.pipelines.land;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.Serializable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private LandedRecords(ReadTable lines, ReadTable words) {
        this.lines = lines;
        this.words = words;
    }

    public static LandedRecords of(Lakehouse lakehouse, Dictionary dictionary) {
        List<TableContract> fromLines = dictionary.namespace("raw").stream()
                .filter(table -> !table.qualifiedName().equals(LineConverter.CONSENT))
                .toList();
        return new LandedRecords(
                ReadTable.of(lakehouse, fromLines, NAME),
                ReadTable.of(lakehouse, List.of(dictionary.table(LineConverter.CONSENT)), NAME));
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
        /** As {@link LineConverter} names records: content, ordinal, position; a record of another name stands for no line. */
        private static final Pattern NAME = Pattern.compile("([0-9a-f]{32})-(\\d{1,18})-\\d+");

        @ProcessElement
        public void takeApart(@Element TableRow row, OutputReceiver<KV<String, Occurrence>> out) {
            Matcher name = NAME.matcher(RawRow.recordId(row));
            if (name.matches()) {
                out.output(KV.of(name.group(1), new Occurrence.Landed(Long.parseLong(name.group(2)))));
            }
        }
    }
}

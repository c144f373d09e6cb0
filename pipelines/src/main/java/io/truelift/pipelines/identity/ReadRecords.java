package io.truelift.pipelines.identity;

import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.spill.Elements;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** The identifiers of every raw record that names somebody, the most trusted first; no other column is read. */
public final class ReadRecords extends PTransform<PBegin, PCollection<List<Node>>> implements Elements<List<Node>> {
    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final ReadTable tables;

    private ReadRecords(IdentityPolicy policy, ReadTable tables) {
        this.policy = policy;
        this.tables = tables;
    }

    /** Of these tables, those that have identifiers. */
    public static ReadRecords of(Lakehouse lakehouse, List<TableContract> contracts, IdentityPolicy policy) {
        List<TableContract> withIdentifiers = contracts.stream()
                .filter(contract -> contract.column(Records.COLUMN).isPresent())
                .toList();
        return new ReadRecords(policy, ReadTable.of(lakehouse, withIdentifiers, List.of(Records.COLUMN)));
    }

    @Override
    public PTransform<PBegin, PCollection<List<Node>>> read() {
        return this;
    }

    @Override
    public void each(Consumer<List<Node>> taker) {
        tables.each(row -> record(row, policy, taker));
    }

    @Override
    public PCollection<List<Node>> expand(PBegin begin) {
        return begin.apply("read", tables)
                .apply("identifiers", ParDo.of(new Read(policy)))
                .setCoder(ListCoder.of(NodeCoder.of()));
    }

    @SuppressWarnings("unchecked")
    private static void record(TableRow row, IdentityPolicy policy, Consumer<List<Node>> taker) {
        List<String> identifiers = (List<String>) row.values()[0];
        if (!identifiers.isEmpty()) {
            taker.accept(Records.nodes(identifiers, policy));
        }
    }

    private static final class Read extends DoFn<TableRow, List<Node>> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;

        Read(IdentityPolicy policy) {
            this.policy = policy;
        }

        @ProcessElement
        public void read(@Element TableRow row, OutputReceiver<List<Node>> out) {
            record(row, policy, out::output);
        }
    }
}

package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.rules.Known;
import io.truelift.pipelines.identity.rules.KnownIdentifier;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.spill.Elements;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/** Who identifiers were before this run, from governed.identity. */
final class ReadKnown extends PTransform<PBegin, PCollection<KnownIdentifier>> implements Elements<KnownIdentifier> {
    /** The columns that are read. */
    static final List<String> COLUMNS = List.of("identifier", "customer_id", "customer_created_at", "linked_at");

    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final ReadTable identities;

    /** @param identities the table, with {@link #COLUMNS} */
    ReadKnown(IdentityPolicy policy, ReadTable identities) {
        this.policy = policy;
        this.identities = identities;
    }

    @Override
    public PTransform<PBegin, PCollection<KnownIdentifier>> read() {
        return this;
    }

    @Override
    public void each(Consumer<KnownIdentifier> taker) {
        identities.each(row -> taker.accept(known(row, policy)));
    }

    @Override
    public PCollection<KnownIdentifier> expand(PBegin begin) {
        return begin.apply("read identities", identities)
                .apply("known", ParDo.of(new ReadRow(policy)))
                .setCoder(KnownIdentifierCoder.of());
    }

    private static KnownIdentifier known(TableRow row, IdentityPolicy policy) {
        @Nullable Object[] values = row.values();
        return new KnownIdentifier(
                Node.of((String) values[0], policy), new Known((String) values[1], time(values[2]), time(values[3])));
    }

    /** Rows of before these columns were kept are the oldest. */
    private static Instant time(@Nullable Object value) {
        return value == null ? Instant.EPOCH : (Instant) value;
    }

    private static final class ReadRow extends DoFn<TableRow, KnownIdentifier> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;

        ReadRow(IdentityPolicy policy) {
            this.policy = policy;
        }

        @ProcessElement
        public void read(@Element TableRow row, OutputReceiver<KnownIdentifier> out) {
            out.output(known(row, policy));
        }
    }
}

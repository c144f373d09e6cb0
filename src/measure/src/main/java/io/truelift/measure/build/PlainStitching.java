package io.truelift.measure.build;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.Records;
import io.truelift.pipelines.identity.memory.CustomerIndex;
import io.truelift.pipelines.identity.memory.InMemoryResolver;
import io.truelift.pipelines.identity.memory.Memory;
import io.truelift.pipelines.identity.resolution.IdentityRows;
import io.truelift.pipelines.identity.resolution.IdentityTables;
import io.truelift.pipelines.identity.resolution.Resolution;
import io.truelift.pipelines.identity.rules.IdentityRules;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.spill.Elements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.POutput;

/** Finds who is who by a union-find over identifiers, within the policy: the pipelines' own, which is of one thread. */
final class PlainStitching {
    private final PlainTables tables;
    private final Dictionary dictionary;
    private final IdentityPolicy policy;
    private final IdentityRules rules;
    private final IdentityRows rows;

    PlainStitching(PlainTables tables, Dictionary dictionary, IdentityPolicy policy, String runId, Instant start) {
        this.tables = tables;
        this.dictionary = dictionary;
        this.policy = policy;
        this.rules = IdentityRules.of(policy, List.of(), runId, start);
        this.rows = new IdentityRows(policy, runId, start);
    }

    /**
     * What facts need to find their customers.
     *
     * @param shared identifiers that link nobody
     * @param customers customer by identifier
     */
    record Stitched(Set<Node> shared, CustomerIndex customers) {}

    Stitched stitch() {
        Resolution resolution = new InMemoryResolver(rules, Memory::ofHeap)
                .resolve(new HereAndNow<>(this::records), new HereAndNow<>(nobody -> {}));
        AtomicLong identifiers = new AtomicLong();
        resolution.placed(one -> identifiers.incrementAndGet());
        return new Stitched(
                resolution.shared(),
                CustomerIndex.of(
                        identifiers.get(), taker -> resolution.write(rows, new Written(tables, policy, taker))));
    }

    @SuppressWarnings("unchecked")
    private void records(Consumer<List<Node>> taker) {
        try {
            for (TableContract raw : dictionary.namespace("raw")) {
                tables.eachOf(raw.qualifiedName(), Records.COLUMN, row -> {
                    List<String> identifiers = (List<String>) Objects.requireNonNull(row.values()[0]);
                    if (!identifiers.isEmpty()) {
                        taker.accept(Records.nodes(identifiers, policy));
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is handed over by whoever has it; no pipeline reads it. */
    private record HereAndNow<T>(Consumer<Consumer<T>> elements) implements Elements<T> {
        @Override
        public PTransform<PBegin, PCollection<T>> read() {
            throw new UnsupportedOperationException("Cannot read by a pipeline: there is none.");
        }

        @Override
        public void each(Consumer<T> taker) {
            elements.accept(taker);
        }
    }

    /** Writes rows about identifiers, and tells whose each is. */
    private record Written(PlainTables tables, IdentityPolicy policy, BiConsumer<Node, String> customers)
            implements IdentityTables {
        private static final int IDENTIFIER = 1;
        private static final int CUSTOMER = 2;

        @Override
        public PTransform<PCollection<TableRow>, ? extends POutput> write(String table) {
            throw new UnsupportedOperationException("Cannot write by a pipeline: there is none.");
        }

        @Override
        public void fill(String table, Consumer<Consumer<TableRow>> rows) {
            rows.accept(row -> {
                tables.write(row);
                if (table.equals(IdentityRows.IDENTITY)) {
                    customers.accept(Node.of(text(row, IDENTIFIER), policy), text(row, CUSTOMER));
                }
            });
        }

        private static String text(TableRow row, int place) {
            return (String) Objects.requireNonNull(row.values()[place]);
        }
    }
}

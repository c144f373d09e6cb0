package io.truelift.pipelines.identity;

import io.truelift.pipelines.iceberg.LocalFileIO;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.identity.resolution.IdentityTables;
import io.truelift.pipelines.spill.Spill;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.POutput;

/** Rows that were written, by table. */
final class RowsInHand implements IdentityTables {
    private final ScratchFolder scratch;
    private final Map<String, Spill<TableRow>> spills = new HashMap<>();
    private final Map<String, List<TableRow>> rows = new HashMap<>();

    /** For rows that no pipeline writes. */
    RowsInHand() {
        this(new ScratchFolder(new LocalFileIO(), "file:/nowhere"));
    }

    /** @param scratch where pipelines write them */
    RowsInHand(ScratchFolder scratch) {
        this.scratch = scratch;
    }

    @Override
    public PTransform<PCollection<TableRow>, ? extends POutput> write(String table) {
        Spill<TableRow> spill = scratch.of("rows", TableRowCoder.of());
        spills.put(table, spill);
        return spill.write();
    }

    @Override
    public void fill(String table, Consumer<Consumer<TableRow>> giver) {
        giver.accept(rows.computeIfAbsent(table, any -> new ArrayList<>())::add);
    }

    List<TableRow> of(String table) {
        if (spills.containsKey(table)) {
            List<TableRow> written = new ArrayList<>();
            spills.get(table).each(written::add);
            return written;
        }
        return rows.getOrDefault(table, List.of());
    }
}

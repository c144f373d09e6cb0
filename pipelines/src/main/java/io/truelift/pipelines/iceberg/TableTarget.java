package io.truelift.pipelines.iceberg;

import io.truelift.governance.dictionary.TableContract;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;

/**
 * What a worker needs to write one table.
 *
 * @param table the table, as the run found it
 * @param columns columns of the contract, in the order of the rows' values
 */
public record TableTarget(Table table, ArrayList<String> columns) implements Serializable {

    /** Targets by namespace and name, as a map that workers can be sent. */
    public static HashMap<String, TableTarget> of(Lakehouse lakehouse, Iterable<TableContract> contracts) {
        HashMap<String, TableTarget> targets = new HashMap<>();
        for (TableContract contract : contracts) {
            targets.put(
                    contract.qualifiedName(),
                    new TableTarget(
                            SerializableTable.copyOf(lakehouse.table(contract.qualifiedName())),
                            Rows.columns(contract)));
        }
        return targets;
    }
}

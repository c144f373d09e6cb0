package io.truelift.pipelines.iceberg;

import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;

/** Tables of the catalog that are somebody else's, for tests in which they are feeds. */
public final class ForeignTables {
    private ForeignTables() {}

    /** Makes a table in a namespace of its own. */
    public static Table make(Lakehouse lakehouse, String name, Schema schema) {
        lakehouse.makeNamespace(name.substring(0, name.indexOf('.')));
        return lakehouse.catalog().createTable(Lakehouse.identifier(name), schema);
    }

    /** Takes a table away, as its owner may. */
    public static void drop(Lakehouse lakehouse, String name) {
        lakehouse.catalog().dropTable(Lakehouse.identifier(name), false);
    }
}

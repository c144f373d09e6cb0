package io.truelift.pipelines.identity.resolution;

import io.truelift.pipelines.iceberg.TableRow;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.POutput;

/** Where rows of {@link IdentityRows} go: written by a pipeline, or here and now. */
public interface IdentityTables {

    /** A step that writes all rows of a table. */
    PTransform<PCollection<TableRow>, ? extends POutput> write(String table);

    /**
     * Writes all rows of a table here and now.
     *
     * @param rows is called once, with what takes the rows; when it ends without a failure they are the table's
     */
    void fill(String table, Consumer<Consumer<TableRow>> rows);
}

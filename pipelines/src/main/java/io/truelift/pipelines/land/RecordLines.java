package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.CloseableIterator;
import org.apache.iceberg.types.TypeUtil;
import org.jspecify.annotations.Nullable;

/** Records of a table as lines, numbered from 1. */
final class RecordLines implements FileLines {
    private final CloseableIterable<Record> records;
    private final CloseableIterator<Record> iterator;
    private final RecordFields fields;
    /** The only fields that lines have; empty where they have all. */
    private final Set<String> only;

    private long number;

    RecordLines(CloseableIterable<Record> records, Feed feed) {
        this.records = records;
        this.iterator = records.iterator();
        this.fields = new RecordFields(feed);
        this.only = feed.isOfKeys() ? feed.fields() : Set.of();
    }

    /** @throws FileRejection where the feed needs a field that the records do not have */
    static void check(Schema schema, Feed feed) {
        List<String> missing = feed.fields().stream()
                .filter(field -> schema.findField(field) == null)
                .toList();
        if (!missing.isEmpty()) {
            Set<String> names = TypeUtil.indexByName(schema.asStruct()).keySet();
            throw new FileRejection("Cannot use the file: it lacks the fields %s. It has: %s."
                    .formatted(
                            String.join(", ", missing),
                            String.join(", ", names.stream().sorted().toList())));
        }
    }

    @Override
    public @Nullable Result next() {
        if (!iterator.hasNext()) {
            return null;
        }
        Record record = iterator.next();
        number++;
        try {
            Map<String, String> all = fields.of(record);
            if (!only.isEmpty()) {
                all = new HashMap<>(all);
                all.keySet().retainAll(only);
            }
            return new Result.Read(new Line(number, all));
        } catch (Rejection rejection) {
            return new Result.Broken(number, rejection);
        }
    }

    @Override
    public void close() throws IOException {
        iterator.close();
        records.close();
    }
}

package io.truelift.pipelines.customer;

import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;

/**
 * In which order files came: by the run that found a name first, whatever was landed of it since, then by name; of one name
 * by the run that landed it.
 *
 * @param first by feed and file the first run
 */
record DeliveryOrder(HashMap<String, String> first) implements Serializable {

    static DeliveryOrder of(Collection<Delivery> deliveries) {
        HashMap<String, String> first = new HashMap<>();
        deliveries.forEach(delivery -> first.merge(
                name(delivery.feed(), delivery.file()),
                delivery.runId(),
                (run, other) -> run.compareTo(other) <= 0 ? run : other));
        return new DeliveryOrder(first);
    }

    /** The run by which a row takes its place among the others. */
    String run(TableRow raw) {
        return first.getOrDefault(name(RawRow.feed(raw), RawRow.file(raw)), RawRow.runId(raw));
    }

    private static String name(String feed, String file) {
        return feed + " " + file;
    }
}

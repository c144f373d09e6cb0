package io.truelift.analysis.experiment.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an earlier version did not store. */
final class Absent {
    private Absent() {}

    /** Sets a member where there is none, or where it is null. */
    static void set(ObjectNode json, String name, JsonNode value) {
        if (!json.hasNonNull(name)) {
            json.set(name, value);
        }
    }
}

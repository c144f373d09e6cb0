package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.memory.CustomerIndex;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Indexes that the workers of one process share, each for as long as one of them needs it. */
final class SharedIndex {
    private static final Map<String, SharedIndex> BY_RUN = new HashMap<>();

    private final CustomerIndex index;
    private int holders;

    private SharedIndex(CustomerIndex index) {
        this.index = index;
    }

    /** The run's index, made by the worker that asks first. */
    static synchronized CustomerIndex of(String runId, Supplier<CustomerIndex> maker) {
        SharedIndex held = BY_RUN.computeIfAbsent(runId, run -> new SharedIndex(maker.get()));
        held.holders++;
        return held.index;
    }

    static synchronized void giveBack(String runId) {
        SharedIndex held = BY_RUN.get(runId);
        if (held != null && --held.holders == 0) {
            BY_RUN.remove(runId);
        }
    }
}

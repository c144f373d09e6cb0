package io.truelift.pipelines.worker;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the workers of one process share in a run, for as long as one of them needs it.
 *
 * @param <T> is not changed once it is made
 */
public final class SharedByRun<T> {
    private final Map<String, Held<T>> byRun = new HashMap<>();

    private static final class Held<T> {
        private final T value;
        private int holders;

        Held(T value) {
            this.value = value;
        }
    }

    /** The run's, made by the worker that asks first; the others wait for it. */
    public synchronized T of(String runId, Supplier<T> maker) {
        Held<T> held = byRun.computeIfAbsent(runId, run -> new Held<>(maker.get()));
        held.holders++;
        return held.value;
    }

    /** Whoever asked needs it no longer. */
    public synchronized void giveBack(String runId) {
        Held<T> held = byRun.get(runId);
        if (held != null && --held.holders == 0) {
            byRun.remove(runId);
        }
    }
}

package io.truelift.pipelines.identity;

import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;

/** Runs pipelines, one after the other. */
@FunctionalInterface
public interface Pipelines {
    /**
     * Runs a pipeline to its end.
     *
     * @param name what it does
     * @param steps adds its steps
     */
    void run(String name, Consumer<Pipeline> steps);
}

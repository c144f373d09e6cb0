package io.truelift.pipelines.spill;

import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * A collection that a pipeline reads, or whoever asks here and now, as often as is asked.
 *
 * @param <T> the element
 */
public interface Elements<T> {

    /** A step that reads all of it. */
    PTransform<PBegin, PCollection<T>> read();

    /** Hands over every element, here and now. */
    void each(Consumer<T> taker);
}

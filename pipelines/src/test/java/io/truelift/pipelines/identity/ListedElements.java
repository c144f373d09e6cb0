package io.truelift.pipelines.identity;

import io.truelift.pipelines.spill.Elements;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** Elements of a list. */
record ListedElements<T>(List<T> list, Coder<T> coder) implements Elements<T> {

    @Override
    public PTransform<PBegin, PCollection<T>> read() {
        return Create.of(list).withCoder(coder);
    }

    @Override
    public void each(Consumer<T> taker) {
        list.forEach(taker);
    }
}

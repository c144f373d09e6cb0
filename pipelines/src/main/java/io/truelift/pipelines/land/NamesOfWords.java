package io.truelift.pipelines.land;

import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * The names of the consent events of a delivery, as 64 bits each: what has none of them need not meet the delivery. Of more
 * names than every worker should hold it says that any may be among them.
 *
 * @param hashes of the names
 */
record NamesOfWords(LongOpenHashSet hashes) implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Some 20 MB. */
    private static final int MOST = 1_000_000;

    private static NamesOfWords none() {
        return new NamesOfWords(new LongOpenHashSet());
    }

    private void add(long hash) {
        if (hashes.size() <= MOST) {
            hashes.add(hash);
        }
    }

    /** Whether the word may be one of them; false where it is not. */
    boolean mayHave(TableRow word) {
        return hashes.size() > MOST || hashes.contains(hash(word));
    }

    private static long hash(TableRow word) {
        return MurmurHash3.hash128x64(RawRow.recordId(word).getBytes(StandardCharsets.UTF_8))[0];
    }

    /** Gathers the names of all words. */
    static final class Gather extends Combine.CombineFn<TableRow, NamesOfWords, NamesOfWords> {
        private static final long serialVersionUID = 1L;

        @Override
        public NamesOfWords createAccumulator() {
            return none();
        }

        @Override
        public NamesOfWords addInput(NamesOfWords names, TableRow word) {
            names.add(hash(word));
            return names;
        }

        @Override
        public NamesOfWords mergeAccumulators(Iterable<NamesOfWords> parts) {
            NamesOfWords all = none();
            parts.forEach(part -> part.hashes.forEach(all::add));
            return all;
        }

        @Override
        public NamesOfWords extractOutput(NamesOfWords names) {
            return names;
        }

        @Override
        public Coder<NamesOfWords> getAccumulatorCoder(CoderRegistry registry, Coder<TableRow> words) {
            return SerializableCoder.of(NamesOfWords.class);
        }

        @Override
        public Coder<NamesOfWords> getDefaultOutputCoder(CoderRegistry registry, Coder<TableRow> words) {
            return SerializableCoder.of(NamesOfWords.class);
        }
    }
}

package io.truelift.pipelines.quality;

import io.truelift.governance.check.Severity;
import io.truelift.governance.check.TableCheck.Unique;
import io.truelift.governance.check.ValueCheck;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/** A check that single rows break. It can be begun anew, to say where the rows come from that break it. */
abstract class RowReading extends Reading {
    private final @Nullable Sources sources;
    private long violations;

    /** @param sources takes the rows that break it; null where they are only counted */
    RowReading(List<String> columns, String rule, Severity severity, @Nullable Sources sources) {
        super(columns, rule, severity);
        this.sources = sources;
    }

    /** The same check over the same table from the start, with where rows come from. */
    abstract RowReading again(Sources where);

    abstract boolean isBrokenBy(Record row);

    @Override
    void see(Record row, boolean isAdded) {
        if (isBrokenBy(row)) {
            violations++;
            if (sources != null) {
                sources.see(row);
            }
        }
    }

    @Override
    Finding finding(String table, long rows) {
        Finding found = Finding.of(table, column(), rule(), severity(), violations, null);
        return sources == null ? found : found.from(sources.words());
    }

    /** Each value of a column. */
    static final class Values extends RowReading {
        private final ValueCheck check;

        Values(String column, ValueCheck check, Severity severity, @Nullable Sources sources) {
            super(List.of(column), check.rule(), severity, sources);
            this.check = check;
        }

        @Override
        RowReading again(Sources where) {
            return new Values(column(), check, severity(), where);
        }

        @Override
        boolean isBrokenBy(Record row) {
            return !check.holds(row.getField(column()));
        }
    }

    /**
     * Rows that are like one before. The first reading holds 64 bits of each key, and so no more than some 16 bytes a row;
     * keys that share theirs with another are held as they are in the second, which tells whether they are the same.
     */
    static final class Duplicates extends RowReading {
        private final Unique check;
        private final LongOpenHashSet suspects;
        private final LongOpenHashSet met = new LongOpenHashSet();
        private final Set<List<Object>> seen = new HashSet<>();
        private final boolean isSecond;

        Duplicates(Unique check, Severity severity) {
            this(check, severity, null, new LongOpenHashSet(), false);
        }

        private Duplicates(
                Unique check,
                Severity severity,
                @Nullable Sources sources,
                LongOpenHashSet suspects,
                boolean isSecond) {
            super(check.columns(), check.rule(), severity, sources);
            this.check = check;
            this.suspects = suspects;
            this.isSecond = isSecond;
        }

        @Override
        RowReading again(Sources where) {
            return new Duplicates(check, severity(), where, suspects, true);
        }

        @Override
        boolean isBrokenBy(Record row) {
            List<Object> key = new ArrayList<>(columns().size());
            columns().forEach(column -> key.add(row.getField(column)));
            long hash = MurmurHash3.hash128x64(key.toString().getBytes(StandardCharsets.UTF_8))[0];
            if (isSecond) {
                return suspects.contains(hash) && !seen.add(key);
            }
            boolean isMet = !met.add(hash);
            if (isMet) {
                suspects.add(hash);
            }
            return isMet;
        }
    }
}

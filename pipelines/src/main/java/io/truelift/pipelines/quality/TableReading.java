package io.truelift.pipelines.quality;

import io.truelift.governance.check.Severity;
import io.truelift.governance.check.TableCheck;
import io.truelift.governance.check.TableCheck.DistributionDrift;
import io.truelift.governance.check.TableCheck.Freshness;
import io.truelift.governance.check.TableCheck.NullsDrift;
import io.truelift.governance.check.TableCheck.RowCount;
import io.truelift.governance.check.TableCheck.VolumeDrift;
import io.truelift.pipelines.quality.History.Earlier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/** A check of what a table is as a whole: it measures, and holds the figure against a threshold. */
abstract class TableReading extends Reading {

    TableReading(TableCheck check, Severity severity) {
        super(check.columns(), check.rule(), severity);
    }

    /** What was measured; null where there is nothing to be measured. */
    abstract Drifts.@Nullable Judged judge(String table, long rows);

    @Override
    final Finding finding(String table, long rows) {
        Drifts.Judged judged = judge(table, rows);
        return Finding.of(
                table,
                columns().isEmpty() ? null : column(),
                rule(),
                severity(),
                judged == null || judged.holds() ? 0 : 1,
                judged == null ? null : judged.measured());
    }

    /** How many rows there are. */
    static final class Rows extends TableReading {
        private final RowCount check;

        Rows(RowCount check, Severity severity) {
            super(check, severity);
            this.check = check;
        }

        @Override
        void see(Record row, boolean isAdded) {
            // rows are counted by whoever reads them
        }

        @Override
        Drifts.Judged judge(String table, long rows) {
            boolean isMany = check.most() < Long.MAX_VALUE && rows >= check.least();
            return new Drifts.Judged(
                    Measured.of(
                            rows,
                            (double) (isMany ? check.most() : check.least()),
                            String.format(Locale.ROOT, "it has %,d rows and must be %s", rows, check.inWords())),
                    check.holds(rows));
        }
    }

    /** How old the latest time or day of a column is; a day is over when it ends. */
    static final class Latest extends TableReading {
        private final Freshness check;
        private final Instant now;
        private @Nullable Instant latest;

        Latest(Freshness check, Severity severity, Instant now) {
            super(check, severity);
            this.check = check;
            this.now = now;
        }

        @Override
        void see(Record row, boolean isAdded) {
            Instant at = switch (row.getField(check.column())) {
                case OffsetDateTime time -> time.toInstant();
                case LocalDate day ->
                    day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                case null, default -> null;
            };
            if (at != null && (latest == null || at.isAfter(latest))) {
                latest = at;
            }
        }

        @Override
        Drifts.@Nullable Judged judge(String table, long rows) {
            if (latest == null) {
                return null;
            }
            Duration age = Duration.between(latest, now);
            double hours = age.toMinutes() / 60.0;
            return new Drifts.Judged(
                    Measured.of(
                            hours,
                            check.most().toMinutes() / 60.0,
                            String.format(
                                    Locale.ROOT,
                                    "the latest is %s, %,.1f hours before the run, and must be %s",
                                    latest,
                                    hours,
                                    check.inWords())),
                    age.compareTo(check.most()) <= 0);
        }
    }

    /** A check of the rows that the run added against those that earlier runs added. */
    abstract static class Added extends TableReading {
        private final History history;
        private long added;

        Added(TableCheck check, Severity severity, History history) {
            super(check, severity);
            this.history = history;
        }

        @Override
        final void see(Record row, boolean isAdded) {
            if (isAdded) {
                added++;
                see(row);
            }
        }

        void see(Record row) {
            // how many there are is enough for some
        }

        @Override
        final Drifts.@Nullable Judged judge(String table, long rows) {
            return added == 0 ? null : judge(added, history.of(table, columns().isEmpty() ? null : column(), rule()));
        }

        abstract Drifts.Judged judge(long rows, List<Earlier> earlier);
    }

    static final class Volume extends Added {
        private final VolumeDrift check;

        Volume(VolumeDrift check, Severity severity, History history) {
            super(check, severity, history);
            this.check = check;
        }

        @Override
        Drifts.Judged judge(long rows, List<Earlier> earlier) {
            return Drifts.volume(check.tolerance(), rows, earlier);
        }
    }

    static final class Nulls extends Added {
        private final NullsDrift check;
        private long nulls;

        Nulls(NullsDrift check, Severity severity, History history) {
            super(check, severity, history);
            this.check = check;
        }

        @Override
        void see(Record row) {
            if (row.getField(check.column()) == null) {
                nulls++;
            }
        }

        @Override
        Drifts.Judged judge(long rows, List<Earlier> earlier) {
            return Drifts.nulls(check.tolerance(), nulls, rows, earlier);
        }
    }

    /** Counts of values; a column with a great many is counted as far as there is room for it. */
    static final class Counts extends Added {
        private static final int MOST_SEEN = 10_000;

        private final DistributionDrift check;
        private final Map<String, Long> counts = new HashMap<>();

        Counts(DistributionDrift check, Severity severity, History history) {
            super(check, severity, history);
            this.check = check;
        }

        @Override
        void see(Record row) {
            Object value = row.getField(check.column());
            if (value != null) {
                String text = value.toString();
                counts.merge(
                        counts.size() < MOST_SEEN || counts.containsKey(text) ? text : ValueCounts.OTHERS,
                        1L,
                        Long::sum);
            }
        }

        @Override
        Drifts.Judged judge(long rows, List<Earlier> earlier) {
            return Drifts.distribution(check.tolerance(), counts, earlier);
        }
    }
}

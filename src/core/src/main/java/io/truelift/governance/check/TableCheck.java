package io.truelift.governance.check;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a table as a whole must be: a word of the contract that can be carried out. */
public sealed interface TableCheck {

    /** Its name in {@code governance.quality_result}. */
    String rule();

    /** What the table, or the columns that the check is about, must be, to follow "it must be". */
    String inWords();

    /** Columns that it is about; none where it is about rows. */
    List<String> columns();

    /** No two rows are alike in these columns. */
    record Unique(List<String> columns) implements TableCheck {
        public Unique {
            columns = List.copyOf(columns);
        }

        @Override
        public String rule() {
            return "duplicateValues";
        }

        @Override
        public String inWords() {
            return "unlike in any two rows";
        }
    }

    /**
     * How many rows there must be for a run to be published.
     *
     * @param least 0 where there may be none
     * @param most {@link Long#MAX_VALUE} where any number may be
     */
    record RowCount(long least, long most) implements TableCheck {
        @Override
        public String rule() {
            return "rowCount";
        }

        /** Whether so many rows are as many as there must be. */
        public boolean holds(long rows) {
            return rows >= least && rows <= most;
        }

        @Override
        public String inWords() {
            if (most == Long.MAX_VALUE) {
                return String.format(Locale.ROOT, "of at least %,d rows", least);
            }
            return least == most
                    ? String.format(Locale.ROOT, "of %,d rows", least)
                    : String.format(Locale.ROOT, "of %,d to %,d rows", least, most);
        }

        @Override
        public List<String> columns() {
            return List.of();
        }
    }

    /**
     * The latest time or day of a column is not older than this when a run begins. A table without any holds: that is
     * what {@link RowCount} is for.
     */
    record Freshness(String column, Duration most) implements TableCheck {
        public Freshness {
            if (most.isNegative() || most.isZero()) {
                throw new IllegalArgumentException("Cannot use %s as an age: it must be above 0".formatted(most));
            }
        }

        @Override
        public String rule() {
            return "freshness";
        }

        @Override
        public String inWords() {
            long hours = most.toHours();
            return hours % 24 == 0 && hours > 24
                    ? "at most %d days old at its latest".formatted(hours / 24)
                    : "at most %d hours old at its latest".formatted(hours);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /** What a run adds is like what the last published runs added. */
    sealed interface Drift extends TableCheck {
        /** How much it may differ, above 0. */
        double tolerance();

        private static void check(double tolerance) {
            if (!(tolerance > 0)) {
                throw new IllegalArgumentException(
                        "Cannot use the tolerance %s: it must be above 0".formatted(tolerance));
            }
        }
    }

    /** The number of rows that a run adds: it may differ from the median of the last ones by this share of it. */
    record VolumeDrift(double tolerance) implements Drift {
        public VolumeDrift {
            Drift.check(tolerance);
        }

        @Override
        public String rule() {
            return "volumeDrift";
        }

        @Override
        public String inWords() {
            return "added to by rows within %s of the last runs'".formatted(percent(tolerance));
        }

        @Override
        public List<String> columns() {
            return List.of();
        }
    }

    /** The share of rows without a value: it may differ from the median of the last ones by this much. */
    record NullsDrift(String column, double tolerance) implements Drift {
        public NullsDrift {
            Drift.check(tolerance);
        }

        @Override
        public String rule() {
            return "nullsDrift";
        }

        @Override
        public String inWords() {
            return "missing about as often as in the last runs, within %s of rows".formatted(percent(tolerance));
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /** The values of a column that has few: the population stability index between them and the last ones' may be this much. */
    record DistributionDrift(String column, double tolerance) implements Drift {
        public DistributionDrift {
            Drift.check(tolerance);
        }

        @Override
        public String rule() {
            return "distributionDrift";
        }

        @Override
        public String inWords() {
            return "spread over its values as in the last runs (population stability index of at most %s)"
                    .formatted(tolerance);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.4g", share * 100).replaceAll("\\.?0+$", "") + "\u00a0%";
    }
}

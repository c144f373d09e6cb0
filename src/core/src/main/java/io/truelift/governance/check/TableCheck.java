package io.truelift.governance.check;

import java.util.List;

/** What a table as a whole must be: a word of the contract that can be carried out. */
public sealed interface TableCheck {

    /** Its name in {@code governance.quality_result}. */
    String rule();

    /** No two rows are alike in these columns. */
    record Unique(List<String> columns) implements TableCheck {
        public Unique {
            columns = List.copyOf(columns);
        }

        @Override
        public String rule() {
            return "duplicateValues";
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
    }
}

package io.truelift.statistics.planning;

/** How long an experiment has to run. */
public sealed interface RunTime {

    /**
     * Days until enough units have arrived, and for their outcomes.
     *
     * @param arrival days in which units arrive, at least 1
     * @param conversion days that the last of them then has for its outcome
     */
    record Days(int arrival, int conversion) implements RunTime {

        public Days {
            if (arrival < 1 || conversion < 0) {
                throw new IllegalArgumentException(
                        "Cannot run for %d days and wait for %d more".formatted(arrival, conversion));
            }
        }

        /** Whole weeks in which units arrive, rounded up, so that every day of the week counts equally. */
        public int weeks() {
            return (arrival + 6) / 7;
        }

        /** Days from the start to the report: the whole weeks, and the time to convert. */
        public int inAll() {
            return 7 * weeks() + conversion;
        }
    }

    /**
     * No answer.
     *
     * @param reason what is missing, as a sentence
     */
    record Unknown(String reason) implements RunTime {}
}

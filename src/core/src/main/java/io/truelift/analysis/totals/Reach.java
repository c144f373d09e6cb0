package io.truelift.analysis.totals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a pass over a source has to read.
 *
 * @param files files of the source's table; all where there are none
 * @param exposures when the units met the experiment, so that outcomes of other times are not read
 */
record Reach(List<String> files, Optional<Span> exposures) {
    static final Reach EVERYTHING = new Reach(List.of(), Optional.empty());

    Reach {
        files = List.copyOf(files);
    }

    /** The first and the last exposure. */
    record Span(Instant first, Instant last) {}
}

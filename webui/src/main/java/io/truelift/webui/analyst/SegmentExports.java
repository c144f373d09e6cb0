package io.truelift.webui.analyst;

import io.truelift.analysis.segment.SegmentSummary;
import io.truelift.webui.analyst.SegmentList.Row;
import io.truelift.webui.export.Columns;
import io.truelift.webui.export.ExportTable;
import io.truelift.webui.export.Exports;
import io.truelift.webui.security.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** The segments with their sizes as a file; never who is in them. */
@RequestScoped
public class SegmentExports implements Exports {
    private final SegmentList list;
    private final Clock clock = Clock.systemUTC();

    @Inject
    SegmentExports(SegmentList list) {
        this.list = list;
    }

    @Override
    public Page page() {
        return Page.SEGMENTS;
    }

    @Override
    public Optional<ExportTable> table(String name) {
        return name.equals("segments") ? Optional.of(segments()) : Optional.empty();
    }

    private ExportTable segments() {
        return ExportTable.of(
                "Segments",
                clock.instant(),
                list.rows(),
                new Columns<Row>()
                        .text("Segment", row -> row.segment().name())
                        .text("Title", row -> row.segment().title())
                        .text("Who belongs to it", row -> row.segment().description())
                        .text("Owner", row -> row.segment().owner())
                        .text("Purpose", row -> row.segment().purpose())
                        .numberIfKnown("Members", ifRefreshed(SegmentSummary::members))
                        .numberIfKnown(
                                "Left out for lack of consent, in tens", ifRefreshed(SegmentSummary::withoutConsent))
                        .numberIfKnown("Customers", ifRefreshed(SegmentSummary::customers))
                        .momentIfKnown("Refreshed", row -> row.summary().map(SegmentSummary::evaluatedAt)));
    }

    private static Function<Row, Optional<Long>> ifRefreshed(Function<SegmentSummary, Long> count) {
        return row -> row.summary().map(count);
    }
}

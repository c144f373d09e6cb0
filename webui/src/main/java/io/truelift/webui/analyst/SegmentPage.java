package io.truelift.webui.analyst;

import io.truelift.segment.SegmentSummary;
import io.truelift.store.ReportStore;
import io.truelift.store.ReportStore.Kind;
import io.truelift.webui.page.Request;
import io.truelift.webui.warehouse.Answer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is in this segment, and by which rule? */
@RequestScoped
@Named("segmentPage")
public class SegmentPage {
    private final SegmentShelf shelf;
    private final ReportStore reports;
    private final SegmentPreview previews;
    private final Request request;
    private @Nullable SegmentFile segment;
    private @Nullable Answer<SegmentPreview.Preview> preview;

    @Inject
    SegmentPage(SegmentShelf shelf, ReportStore reports, SegmentPreview previews, Request request) {
        this.shelf = shelf;
        this.reports = reports;
        this.previews = previews;
        this.request = request;
    }

    /** Finds the segment that the address names. */
    public void open() {
        request.parameter("name").flatMap(shelf::find).ifPresentOrElse(found -> segment = found, request::notFound);
    }

    public SegmentFile segment() {
        if (segment == null) {
            throw new IllegalStateException("Cannot show a segment before it is opened");
        }
        return segment;
    }

    public Optional<SegmentSummary> summary() {
        return reports.newest(Kind.SEGMENT, segment().name(), SegmentSummary.class);
    }

    /** Some members, asked of the warehouse now. */
    public Answer<SegmentPreview.Preview> preview() {
        if (preview == null) {
            preview = previews.of(segment());
        }
        return preview;
    }
}

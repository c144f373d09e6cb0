package io.truelift.webui.analyst;

import io.truelift.segment.Segment;
import io.truelift.segment.SegmentPreview;
import io.truelift.segment.SegmentSummary;
import io.truelift.store.ReportStore;
import io.truelift.store.ReportStore.Kind;
import io.truelift.webui.page.Request;
import io.truelift.webui.warehouse.Answer;
import io.truelift.webui.warehouse.Questions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is in this segment, and by which rule? */
@RequestScoped
@Named("segmentPage")
public class SegmentPage {
    private final Questions questions;
    private final ReportStore reports;
    private final Request request;
    private @Nullable Segment segment;
    private @Nullable Answer<SegmentPreview> preview;

    @Inject
    SegmentPage(Questions questions, ReportStore reports, Request request) {
        this.questions = questions;
        this.reports = reports;
        this.request = request;
    }

    /** Finds the segment that the address names. */
    public void open() {
        request.parameter("name").flatMap(questions::segment).ifPresentOrElse(found -> segment = found, request::notFound);
    }

    public Segment segment() {
        if (segment == null) {
            throw new IllegalStateException("Cannot show a segment before it is opened");
        }
        return segment;
    }

    public Optional<SegmentSummary> summary() {
        return reports.newest(Kind.SEGMENT, segment().name(), SegmentSummary.class);
    }

    /** Some members, asked of the warehouse now. */
    public Answer<SegmentPreview> preview() {
        if (preview == null) {
            preview = questions.preview(segment());
        }
        return preview;
    }
}

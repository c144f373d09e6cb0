package io.truelift.webui.analyst;

import io.truelift.query.SqlFileException;
import io.truelift.segment.Segment;
import io.truelift.segment.SegmentPreview;
import io.truelift.segment.SegmentSummary;
import io.truelift.store.ReportStore;
import io.truelift.store.ReportStore.Kind;
import io.truelift.webui.page.Request;
import io.truelift.webui.warehouse.Answer;
import io.truelift.webui.warehouse.LongQuestions.Standing;
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
    private static final String HERE = "/analyst/segment.xhtml?name=";

    private final Questions questions;
    private final ReportStore reports;
    private final Request request;
    private @Nullable Segment segment;
    private String mistake = "";
    private @Nullable Answer<SegmentPreview> preview;

    @Inject
    SegmentPage(Questions questions, ReportStore reports, Request request) {
        this.questions = questions;
        this.reports = reports;
        this.request = request;
    }

    /** Finds the segment that the address names, and does what a button asks for. */
    public void open() {
        Optional<Segment> found;
        try {
            found = request.parameter("name").flatMap(questions::segment);
        } catch (SqlFileException e) {
            mistake = String.valueOf(e.getMessage());
            return;
        }
        if (found.isEmpty()) {
            request.notFound();
            return;
        }
        segment = found.get();
        if (request.posted("refresh").isPresent()) {
            questions.refresh(segment);
            request.goTo(HERE + segment.name());
        } else if (request.posted("cancel").isPresent()) {
            questions.cancel(Kind.SEGMENT, segment.name());
            request.goTo(HERE + segment.name());
        }
    }

    /** Whether its file can be read. */
    public boolean isReadable() {
        return segment != null;
    }

    /** What is wrong with the file, with its line; empty where it can be read. */
    public String mistake() {
        return mistake;
    }

    /** How it stands with working the segment out. */
    public Optional<Standing> standing() {
        return questions.standing(Kind.SEGMENT, segment().name());
    }

    public boolean isRunning() {
        return standing().filter(Standing::isRunning).isPresent();
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

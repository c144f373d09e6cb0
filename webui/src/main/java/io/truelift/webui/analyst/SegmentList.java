package io.truelift.webui.analyst;

import io.truelift.draft.DraftStore;
import io.truelift.query.SqlFile;
import io.truelift.segment.Segment;
import io.truelift.segment.SegmentSummary;
import io.truelift.store.ReportStore;
import io.truelift.store.ReportStore.Kind;
import io.truelift.webui.security.SignedIn;
import io.truelift.webui.warehouse.Questions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which segments are there, and how large are they? */
@RequestScoped
@Named("segmentList")
public class SegmentList {
    private final Questions questions;
    private final ReportStore reports;
    private final DraftStore draftStore;
    private final SignedIn signedIn;
    private List<Row> rows = List.of();

    @Inject
    SegmentList(Questions questions, ReportStore reports, DraftStore draftStore, SignedIn signedIn) {
        this.questions = questions;
        this.reports = reports;
        this.draftStore = draftStore;
        this.signedIn = signedIn;
    }

    /**
     * A segment that the person is writing.
     *
     * @param name its key
     * @param title what its file calls it, or its key where there is none
     * @param keptAt when it was last changed
     */
    public record Unsaved(String name, String title, Instant keptAt) {}

    /**
     * @param segment what the segment says of itself
     * @param summary its last refresh; absent where it was never worked out
     */
    public record Row(Segment segment, Optional<SegmentSummary> summary) {}

    @PostConstruct
    void read() {
        Map<String, SegmentSummary> newest = reports.newestOfEach(Kind.SEGMENT, SegmentSummary.class).stream()
                .collect(Collectors.toMap(SegmentSummary::segment, Function.identity()));
        rows = questions.segments().stream().map(segment -> new Row(segment, Optional.ofNullable(newest.get(segment.name())))).toList();
    }

    public List<Row> rows() {
        return rows;
    }

    /** What is wrong with files of segments, with file and line. */
    public List<String> mistakes() {
        return questions.segmentMistakes();
    }

    /** What the person is writing and has not saved, the newest first. */
    public List<Unsaved> drafts() {
        Map<String, String> titles = rows.stream().collect(Collectors.toMap(row -> row.segment().name(), row -> row.segment().title()));
        return draftStore.in(signedIn.person().name(), SegmentEditPage.path("").replace(SqlFile.ENDING, "")).stream()
                .map(draft -> {
                    String name = draft.path().substring(draft.path().lastIndexOf('/') + 1).replace(SqlFile.ENDING, "");
                    return new Unsaved(name, titles.getOrDefault(name, name), draft.changedAt());
                })
                .toList();
    }
}

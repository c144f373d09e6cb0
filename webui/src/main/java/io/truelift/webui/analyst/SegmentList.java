package io.truelift.webui.analyst;

import io.truelift.segment.Segment;
import io.truelift.segment.SegmentSummary;
import io.truelift.store.ReportStore;
import io.truelift.store.ReportStore.Kind;
import io.truelift.webui.warehouse.Questions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
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
    private List<Row> rows = List.of();

    @Inject
    SegmentList(Questions questions, ReportStore reports) {
        this.questions = questions;
        this.reports = reports;
    }

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
}

package io.truelift.webui.analyst;

import io.truelift.analysis.segment.SegmentSummary;
import io.truelift.definitions.draft.DraftStore;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.segment.Segment;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.schedule.ScheduleStore;
import io.truelift.platform.schedule.SegmentSchedule;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Paging;
import io.truelift.webui.page.Request;
import io.truelift.webui.security.SignedIn;
import io.truelift.webui.warehouse.Definitions;
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
import java.util.stream.Stream;

/** Which segments are there, and how large are they? */
@RequestScoped
@Named("segmentList")
public class SegmentList {
    private final Definitions questions;
    private final ReportStore reports;
    private final ScheduleStore schedules;
    private final DraftStore draftStore;
    private final SignedIn signedIn;
    private final Request request;
    private List<Segment> all = List.of();
    private List<Row> rows = List.of();

    @Inject
    SegmentList(
            Definitions questions,
            ReportStore reports,
            ScheduleStore schedules,
            DraftStore draftStore,
            SignedIn signedIn,
            Request request) {
        this.request = request;
        this.questions = questions;
        this.reports = reports;
        this.schedules = schedules;
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
     * @param schedule when it is worked out by itself; absent where it is not
     */
    public record Row(Segment segment, Optional<SegmentSummary> summary, Optional<SegmentSchedule> schedule) {

        /** How often it is worked out by itself, or that the last try came to nothing; empty where nobody asked for it. */
        public String note() {
            return schedule.map(known -> !known.failure().isEmpty()
                            ? "last try failed"
                            : switch (known.every()) {
                                case HOURLY -> "every hour";
                                case DAILY -> "every day";
                                case WEEKLY -> "every Monday";
                            })
                    .orElse("");
        }
    }

    @PostConstruct
    void read() {
        Map<String, SegmentSummary> newest = reports.newestOfEach(Kind.SEGMENT, SegmentSummary.class).stream()
                .collect(Collectors.toMap(SegmentSummary::segment, Function.identity()));
        Map<String, SegmentSchedule> scheduled =
                schedules.all().stream().collect(Collectors.toMap(SegmentSchedule::segment, Function.identity()));
        all = questions.segments();
        rows = all.stream()
                .filter(segment -> request.parameter("purpose")
                        .filter(purpose -> !purpose.equals(segment.purpose()))
                        .isEmpty())
                .filter(segment -> request.parameter("owner")
                        .filter(owner -> !owner.equals(segment.owner()))
                        .isEmpty())
                .filter(segment ->
                        Paging.holds(request.text("words"), segment.name(), segment.title(), segment.description()))
                .map(segment -> new Row(
                        segment,
                        Optional.ofNullable(newest.get(segment.name())),
                        Optional.ofNullable(scheduled.get(segment.name()))))
                .toList();
    }

    /** Whether there is any segment, asked for or not. */
    public boolean hasSegments() {
        return !all.isEmpty();
    }

    public List<Row> rows() {
        return rows;
    }

    /** Those of the page that the address asks for. */
    public Paging<Row> shown() {
        return Paging.of(rows, request);
    }

    public List<Choice> purposes() {
        return choices("purpose", Segment::purpose, "every purpose");
    }

    public List<Choice> owners() {
        return choices("owner", Segment::owner, "every team");
    }

    private List<Choice> choices(String name, Function<Segment, String> value, String every) {
        return Choice.among(
                Stream.concat(Stream.of(""), all.stream().map(value).distinct().sorted())
                        .toList(),
                request.text(name),
                word -> word,
                word -> word.isEmpty() ? every : word);
    }

    /** What is wrong with files of segments, with file and line. */
    public List<String> mistakes() {
        return questions.segmentMistakes();
    }

    /** What the person is writing and has not saved, the newest first. */
    public List<Unsaved> drafts() {
        Map<String, String> titles = all.stream().collect(Collectors.toMap(Segment::name, Segment::title));
        return draftStore.in(signedIn.person().name(), SegmentEditPage.path("").replace(SqlFile.ENDING, "")).stream()
                .map(draft -> {
                    String name = draft.path()
                            .substring(draft.path().lastIndexOf('/') + 1)
                            .replace(SqlFile.ENDING, "");
                    return new Unsaved(name, titles.getOrDefault(name, name), draft.changedAt());
                })
                .toList();
    }
}

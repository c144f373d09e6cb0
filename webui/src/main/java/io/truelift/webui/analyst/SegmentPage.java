package io.truelift.webui.analyst;

import io.truelift.analysis.segment.SegmentPreview;
import io.truelift.analysis.segment.SegmentSummary;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.segment.Segment;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.schedule.Frequency;
import io.truelift.platform.schedule.ScheduleStore;
import io.truelift.platform.schedule.SegmentSchedule;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Request;
import io.truelift.webui.security.Page;
import io.truelift.webui.security.SignedIn;
import io.truelift.webui.warehouse.Answer;
import io.truelift.webui.warehouse.BackgroundJobs.Status;
import io.truelift.webui.warehouse.Definitions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is in this segment, and by which rule? */
@RequestScoped
@Named("segmentPage")
public class SegmentPage {
    private static final String HERE = "/analyst/segment.xhtml?name=";

    private static final int USUAL_HOUR = 6;
    private static final int HOURS = 24;

    private final Definitions questions;
    private final ReportStore reports;
    private final ScheduleStore schedules;
    private final SignedIn signedIn;
    private final Request request;
    private final Clock clock = Clock.systemUTC();
    private @Nullable Segment segment;
    private String mistake = "";
    private @Nullable Answer<SegmentPreview> preview;

    @Inject
    SegmentPage(
            Definitions questions, ReportStore reports, ScheduleStore schedules, SignedIn signedIn, Request request) {
        this.questions = questions;
        this.reports = reports;
        this.schedules = schedules;
        this.signedIn = signedIn;
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
        boolean isTheirs = signedIn.person().opens(Page.SEGMENT_EDIT);
        if (request.posted("refresh").isPresent() && isTheirs) {
            questions.refresh(segment);
            request.goTo(HERE + segment.name());
        } else if (request.posted("cancel").isPresent()) {
            questions.cancel(Kind.SEGMENT, segment.name());
            request.goTo(HERE + segment.name());
        } else if (request.posted("schedule").isPresent() && isTheirs) {
            keepSchedule(segment.name());
            request.goTo(HERE + segment.name());
        }
    }

    private void keepSchedule(String name) {
        Optional<Frequency> every = Stream.of(Frequency.values())
                .filter(one -> one.name().equals(request.text("every")))
                .findFirst();
        int hour = request.parameter("hour")
                .filter(text -> text.matches("1?\\d|2[0-3]"))
                .map(Integer::parseInt)
                .orElse(USUAL_HOUR);
        every.ifPresentOrElse(
                known -> schedules.keep(SegmentSchedule.after(
                        clock.instant(), name, signedIn.person().name(), known, hour)),
                () -> schedules.remove(name));
    }

    /** When it is worked out by itself; absent where it is not. */
    public Optional<SegmentSchedule> schedule() {
        return schedules.find(segment().name());
    }

    /** The schedule in words. */
    public String scheduleWords() {
        SegmentSchedule known = schedule().orElseThrow();
        return switch (known.every()) {
            case HOURLY -> "Every hour";
            case DAILY -> "Every day at %02d:00 UTC".formatted(known.hour());
            case WEEKLY -> "Every Monday at %02d:00 UTC".formatted(known.hour());
        };
    }

    /** When the last try by itself was; only where there was one. */
    public Instant triedAt() {
        return schedule().flatMap(SegmentSchedule::ranAt).orElseThrow();
    }

    public List<Choice> frequencies() {
        String chosen = schedule().map(known -> known.every().name()).orElse("");
        return Choice.among(List.of("", "HOURLY", "DAILY", "WEEKLY"), chosen, every -> every, every -> switch (every) {
            case "HOURLY" -> "every hour";
            case "DAILY" -> "every day";
            case "WEEKLY" -> "every Monday";
            default -> "never";
        });
    }

    public List<Choice> hours() {
        int chosen = schedule().map(SegmentSchedule::hour).orElse(USUAL_HOUR);
        return Choice.among(
                IntStream.range(0, HOURS).boxed().toList(), chosen, String::valueOf, "%02d:00 UTC"::formatted);
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
    public Optional<Status> standing() {
        return questions.standing(Kind.SEGMENT, segment().name());
    }

    public boolean isRunning() {
        return standing().filter(Status::isRunning).isPresent();
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

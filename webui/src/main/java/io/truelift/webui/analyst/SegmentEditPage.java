package io.truelift.webui.analyst;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.segment.Segment;
import io.truelift.definitions.segment.SegmentCatalog;
import io.truelift.governance.history.TextDiff;
import io.truelift.platform.schedule.ScheduleStore;
import io.truelift.webui.analyst.SegmentTrials.Outcome;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Request;
import io.truelift.webui.warehouse.BackgroundJobs.Status;
import io.truelift.webui.warehouse.Definitions;
import io.truelift.webui.warehouse.SegmentCache;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What shall this segment be, and whom would it hold? */
@RequestScoped
@Named("segmentEdit")
public class SegmentEditPage {
    static final String HERE = "/analyst/segment-edit.xhtml?name=";
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,60}");

    private static final List<Integer> LIMITS = List.of(30, 60, 300, 1800);
    private static final int USUAL_LIMIT = 60;

    private final Drafting drafting;
    private final SegmentCache cache;
    private final SegmentTrials trials;
    private final Definitions questions;
    private final ScheduleStore schedules;
    private final Request request;
    private String name = "";
    private Optional<Segment> segment = Optional.empty();
    private Optional<Mistake> mistake = Optional.empty();

    @Inject
    SegmentEditPage(
            Drafting drafting,
            SegmentCache cache,
            SegmentTrials trials,
            Definitions questions,
            ScheduleStore schedules,
            Request request) {
        this.drafting = drafting;
        this.cache = cache;
        this.trials = trials;
        this.questions = questions;
        this.schedules = schedules;
        this.request = request;
    }

    static String path(String segment) {
        return "sql/%s/%s%s".formatted(SegmentCatalog.FOLDER, segment, SqlFile.ENDING);
    }

    /** Finds the segment that the address names, and does what a button asks for. */
    public void open() {
        name = request.text("name");
        if (!NAME.matcher(name).matches() || !drafting.open(path(name))) {
            request.notFound();
            return;
        }
        boolean isDone = drafting.acted(here(), "/analyst/segments.xhtml");
        check();
        if (!isDone) {
            act();
        }
    }

    private void check() {
        try {
            segment = Optional.of(cache.draft(name, drafting.text()));
            mistake = Optional.empty();
        } catch (SqlFileException e) {
            segment = Optional.empty();
            mistake = Optional.of(Mistake.of(e));
        }
    }

    private void act() {
        if (request.posted("run").isPresent()) {
            drafting.keep();
            segment.ifPresent(draft -> trials.run(draft, limit()));
            goOnIfRight();
        } else if (request.posted("explain").isPresent()) {
            drafting.keep();
            segment.ifPresent(draft -> trials.explain(draft, limit()));
            goOnIfRight();
        } else if (request.posted("cancel").isPresent()) {
            trials.cancel(name);
            request.goTo(here());
        } else if (request.posted("save").isPresent() && drafting.saved(mistake)) {
            request.goTo("/analyst/segment.xhtml?name=" + name);
        } else if (request.posted("delete").isPresent()) {
            delete();
        }
    }

    private void delete() {
        List<String> users = questions.experiments().stream()
                .filter(experiment -> experiment
                        .population()
                        .segment()
                        .filter(file -> file.name().equals(name))
                        .isPresent())
                .map(Experiment::title)
                .toList();
        if (!users.isEmpty()) {
            drafting.refuse("Cannot delete %s: experiments count its customers: %s. Give them another segment first."
                    .formatted(name, String.join(", ", users)));
        } else if (drafting.deleted()) {
            schedules.remove(name);
            request.goTo("/analyst/segments.xhtml");
        }
    }

    private void goOnIfRight() {
        if (mistake.isEmpty()) {
            request.goTo(here());
        }
    }

    private String here() {
        return HERE + name + (limit().toSeconds() == USUAL_LIMIT ? "" : "&limit=" + limit().toSeconds());
    }

    private Duration limit() {
        int seconds = request.parameter("limit")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .filter(LIMITS::contains)
                .orElse(USUAL_LIMIT);
        return Duration.ofSeconds(seconds);
    }

    public List<Choice> limits() {
        return Choice.among(
                LIMITS,
                (int) limit().toSeconds(),
                String::valueOf,
                seconds -> seconds < 60 ? seconds + " s" : seconds / 60 + " min");
    }

    public String name() {
        return name;
    }

    /** What it calls itself, or its name while that cannot be read. */
    public String title() {
        return segment.map(Segment::title).orElse(name);
    }

    public String text() {
        return drafting.text();
    }

    public String version() {
        return drafting.version();
    }

    /** What is wrong with the text, or what the engine found wrong with the same text. */
    public Optional<Mistake> mistake() {
        return mistake.or(() -> outcome().filter(this::isOfThisText).flatMap(Outcome::mistake));
    }

    /** Line of the mistake; nought where it has none. */
    public int line() {
        return mistake().flatMap(Mistake::place).map(place -> place.line()).orElse(0);
    }

    public int column() {
        return mistake().flatMap(Mistake::place).map(place -> place.column()).orElse(0);
    }

    /** Why nothing was saved or laid out; empty where nothing was refused. */
    public String refusal() {
        return drafting.refusal();
    }

    public boolean isNew() {
        return drafting.isNew();
    }

    public boolean isOutdated() {
        return drafting.isOutdated();
    }

    /** Whether there is a draft that is not saved. */
    public boolean isKept() {
        return drafting.keptAt().isPresent();
    }

    /** When the draft was last kept. */
    public Instant keptAt() {
        return drafting.keptAt().orElseThrow();
    }

    public TextDiff diff() {
        return drafting.diff();
    }

    public Optional<Status> standing() {
        return trials.standing(name);
    }

    public boolean isRunning() {
        return standing().filter(Status::isRunning).isPresent();
    }

    public Optional<Outcome> outcome() {
        return trials.outcome(name);
    }

    /** Whether the answer is of an earlier text than the one that is shown. */
    public boolean isOfAnotherText() {
        return outcome().filter(this::isOfThisText).isEmpty();
    }

    private boolean isOfThisText(Outcome answer) {
        return answer.text().strip().equals(drafting.text().strip());
    }

    /** How another segment calls itself. */
    public String titleOf(String other) {
        try {
            return cache.find(other).map(Segment::title).orElse(other);
        } catch (SqlFileException e) {
            return other;
        }
    }

    public String purpose() {
        return segment.map(Segment::purpose).orElse("its purpose");
    }
}

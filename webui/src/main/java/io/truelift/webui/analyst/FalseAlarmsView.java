package io.truelift.webui.analyst;

import io.truelift.analysis.experiment.ReplayAa;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.format.Figures;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Request;
import io.truelift.webui.warehouse.BackgroundJobs.Status;
import io.truelift.webui.warehouse.Definitions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** How often do this experiment's tests find a difference where there is none? */
@RequestScoped
@Named("falseAlarmsView")
public class FalseAlarmsView {
    private static final String HERE = "/analyst/false-alarms.xhtml?name=";
    private static final List<Integer> TIMES = List.of(200, 1_000, 5_000);
    private static final int USUAL = 1_000;

    private final Definitions questions;
    private final ReportStore reports;
    private final Request request;
    private final Figures figures;
    private final ExperimentJob question;
    private Optional<ReplayAa> replay = Optional.empty();

    @Inject
    FalseAlarmsView(Definitions questions, ReportStore reports, Request request, Figures figures) {
        this.questions = questions;
        this.reports = reports;
        this.request = request;
        this.figures = figures;
        this.question = new ExperimentJob(questions, request, Kind.REPLAY_AA, HERE);
    }

    /** What was found of a metric's test. */
    public enum Finding {
        AS_EXPECTED("As expected", "good", ""),
        TOO_MANY(
                "Too often",
                "bad",
                "Its wins are surer on paper than they are. Look for a few very large values, or for units that are not independent."),
        TOO_FEW(
                "Less often than expected",
                "early",
                "The test is on the safe side, and misses some of what it could find. That is usual where few units have the outcome."),
        CANNOT_TELL("Cannot be told", "early", "There is not enough data to test it.");

        private final String words;
        private final String tone;
        private final String meaning;

        Finding(String words, String tone, String meaning) {
            this.words = words;
            this.tone = tone;
            this.meaning = meaning;
        }

        public String words() {
            return words;
        }

        /** Name of the style. */
        public String tone() {
            return tone;
        }

        public String meaning() {
            return meaning;
        }

        /** Whether the level lies outside of the rate's interval. */
        public boolean isOutside() {
            return this == TOO_MANY || this == TOO_FEW;
        }
    }

    /**
     * A metric, every figure formatted.
     *
     * @param title the metric
     * @param rate how often its test found a difference
     * @param interval the rate's interval
     * @param alarms in how many deals it did
     * @param tested of how many
     * @param finding what that means
     */
    public record Row(String title, String rate, String interval, String alarms, String tested, Finding finding) {}

    /** Finds the experiment that the address names, and does what a button asks for. */
    public void open() {
        replay = question.open("times", this::deal)
                .flatMap(found -> reports.newest(Kind.REPLAY_AA, found.name(), ReplayAa.class));
    }

    private void deal(Experiment experiment) {
        if (isRandomised()) {
            questions.replayAa(experiment, times());
        }
    }

    public Experiment experiment() {
        return question.experiment();
    }

    /** Whether units were dealt to arms at all, so that they can be dealt anew. */
    public boolean isRandomised() {
        return experiment().design().isRandomised();
    }

    /** How often units may be dealt; what was asked for, else what the newest answer was of, is chosen. */
    public List<Choice> choices() {
        return Choice.among(TIMES, times(), String::valueOf, times -> "%s times".formatted(figures.count(times)));
    }

    private int times() {
        return TIMES.stream()
                .filter(times -> request.text("times").equals(Integer.toString(times)))
                .findFirst()
                .or(() -> replay.map(ReplayAa::times).filter(TIMES::contains))
                .orElse(USUAL);
    }

    /** The newest answer; absent where nobody asked yet. */
    public Optional<ReplayAa> replay() {
        return replay;
    }

    /** How the question stands that the person asked. */
    public Optional<Status> standing() {
        return question.standing();
    }

    public boolean isRunning() {
        return question.isRunning();
    }

    /** How often a difference is to be found where there is none, such as {@code 5.0%}. */
    public String expected() {
        return figures.ratio(replay.map(ReplayAa::alpha).orElse(experiment().alpha()), 1);
    }

    public List<Row> rows() {
        return replay.map(known -> known.metrics().stream()
                        .map(metric -> row(known, metric))
                        .toList())
                .orElse(List.of());
    }

    private Row row(ReplayAa known, ReplayAa.Metric metric) {
        return new Row(
                metric.title(),
                metric.rate().map(rate -> figures.ratio(rate.value(), 1)).orElse("\u2013"),
                metric.rate()
                        .map(rate -> "%s to %s".formatted(figures.ratio(rate.low(), 1), figures.ratio(rate.high(), 1)))
                        .orElse(""),
                figures.count(metric.alarms()),
                figures.count(metric.tested()),
                finding(known, metric));
    }

    private static Finding finding(ReplayAa known, ReplayAa.Metric metric) {
        if (metric.rate().isEmpty()) {
            return Finding.CANNOT_TELL;
        }
        return known.isTooMany(metric)
                ? Finding.TOO_MANY
                : known.isTooFew(metric) ? Finding.TOO_FEW : Finding.AS_EXPECTED;
    }

    /** The metrics whose interval leaves the level out, the ones with too many alarms first. */
    public List<Row> outside() {
        return rows().stream()
                .filter(row -> row.finding().isOutside())
                .sorted((one, other) -> one.finding().compareTo(other.finding()))
                .toList();
    }
}

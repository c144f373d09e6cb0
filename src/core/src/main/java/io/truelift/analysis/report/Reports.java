package io.truelift.analysis.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.analysis.attribution.AttributionAnalysis;
import io.truelift.analysis.experiment.ExperimentAnalysis;
import io.truelift.analysis.experiment.ExperimentOverlap;
import io.truelift.analysis.experiment.ExperimentReplay;
import io.truelift.analysis.experiment.ExperimentSlices;
import io.truelift.analysis.experiment.OverlapAnalysis;
import io.truelift.analysis.experiment.ReplayAa;
import io.truelift.analysis.experiment.ReportChanges;
import io.truelift.analysis.experiment.ReportChanges.Changes;
import io.truelift.analysis.experiment.ShareLimits;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.launch.LaunchFigures;
import io.truelift.analysis.launch.LaunchMeasurement;
import io.truelift.analysis.planning.ExperimentPlan;
import io.truelift.analysis.planning.PlanAnalysis;
import io.truelift.analysis.satisfaction.SatisfactionAnalysis;
import io.truelift.analysis.satisfaction.SatisfactionReport;
import io.truelift.analysis.segment.SegmentEvaluation;
import io.truelift.analysis.segment.SegmentPreview;
import io.truelift.analysis.segment.SegmentSummary;
import io.truelift.analysis.segment.SegmentTrial;
import io.truelift.analysis.totals.TotalsStore;
import io.truelift.attribution.AttributionReport;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.experiment.SliceColumn;
import io.truelift.definitions.experiment.SliceColumns;
import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.satisfaction.SurveyQuestion;
import io.truelift.definitions.segment.Segment;
import io.truelift.definitions.segment.SegmentCatalog;
import io.truelift.governance.access.AccessPolicyReader;
import io.truelift.governance.access.SignedDefinition;
import io.truelift.governance.privacy.ConsentAnalysis;
import io.truelift.governance.privacy.ConsentReport;
import io.truelift.governance.signoff.SignOffs;
import io.truelift.platform.database.Database;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.database.ReportVersion;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.truelift.platform.warehouse.Warehouse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that can be asked, by commands and pages alike. What is asked runs in the name of a person; what it finds
 * is kept in the report store. Files are read anew for each call.
 *
 * <p>Every method throws {@link io.truelift.definitions.query.SqlFileException} where a question's file is wrong, and
 * {@link QueryException} where the engine cannot be reached, refuses or fails; both say why, in words for the person.
 */
public final class Reports {
    /** Subject under which the one satisfaction report is kept. */
    public static final String SATISFACTION = "satisfaction";
    /** Subject under which the one attribution report is kept. */
    public static final String ATTRIBUTION = "attribution";

    /** Subject under which the one report on consent is kept. */
    public static final String CONSENT = "consent";

    private final Project project;
    private final Warehouse warehouse;
    private final ReportStore store;
    private final String person;
    private final Clock clock;

    /** @param person account in whose name everything runs */
    public Reports(Project project, Warehouse warehouse, ReportStore store, String person, Clock clock) {
        this.project = project;
        this.warehouse = warehouse;
        this.store = store;
        this.person = person;
        this.clock = clock;
    }

    /** The segments that are defined. */
    public List<Segment> segments() {
        return new SegmentCatalog(library()).all();
    }

    /** Works a segment out and keeps its members and its size. */
    public SegmentSummary refreshSegment(String name) {
        SqlLibrary library = library();
        Segment segment = new SegmentCatalog(library).read(name);
        SegmentSummary summary = asked(() -> new SegmentEvaluation(library, warehouse, clock)
                .refresh(segment, reader(library, segment.file(), List.of())));
        store.add(Kind.SEGMENT, name, summary.evaluatedAt(), summary);
        return summary;
    }

    /** Works a segment out and keeps nothing. */
    public SegmentSummary sizeSegment(Segment segment) {
        SqlLibrary library = library();
        return asked(() -> new SegmentEvaluation(library, warehouse, clock)
                .size(segment, reader(library, segment.file(), List.of())));
    }

    /** A look at some members of a segment, without personal columns. */
    public SegmentPreview previewSegment(String name) {
        return previewSegment(new SegmentCatalog(library()).read(name));
    }

    /** As {@link #previewSegment(String)}, for a segment that is being written. */
    public SegmentPreview previewSegment(Segment segment) {
        SqlLibrary library = library();
        return asked(() -> new SegmentEvaluation(library, warehouse, clock)
                .preview(segment, reader(library, segment.file(), List.of())));
    }

    /** What a segment that is being written would hold; nothing is kept, and a statement that takes longer than the limit is given up. */
    public SegmentTrial trySegment(Segment segment, Duration limit) {
        SqlLibrary library = library();
        return asked(() -> new SegmentEvaluation(library, warehouse.within(limit), clock)
                .trial(segment, reader(library, segment.file(), List.of())));
    }

    /** How the engine would work a segment out. */
    public String explainSegment(Segment segment, Duration limit) {
        SqlLibrary library = library();
        return asked(() -> new SegmentEvaluation(library, warehouse.within(limit), clock)
                .plan(segment, reader(library, segment.file(), List.of())));
    }

    /** A segment that is being written, checked as if it were in its file. */
    public Segment draftSegment(String name, String text) {
        return new SegmentCatalog(library()).draft(name, text);
    }

    /** The experiments that are defined. */
    public List<Experiment> experiments() {
        return new ExperimentReader(library()).all();
    }

    /** Names of all experiments, those whose files are wrong among them. */
    public List<String> experimentNames() {
        return library().names(ExperimentReader.FOLDER);
    }

    /** Deletes the totals that are kept of experiments that are no more, and answers which these are. */
    public List<String> forgetDeletedExperiments() {
        SqlLibrary library = library();
        return asked(() -> analysis(library).forgetOthers(Set.copyOf(library.names(ExperimentReader.FOLDER))));
    }

    /** Analyses an experiment and keeps the report. */
    public ExperimentReport analyseExperiment(String name) {
        SqlLibrary library = library();
        ExperimentReport report = asked(() -> experiment(library, name));
        store.add(Kind.EXPERIMENT, name, report.analysedAt(), report);
        return report;
    }

    private ExperimentReport experiment(SqlLibrary library, String name) throws SQLException {
        Experiment experiment = new ExperimentReader(library).read(name);
        return analysis(library).report(experiment, reader(library, experiment.file(), metrics(experiment)));
    }

    /** How often the tests of an experiment raise a false alarm over its own units; keeps the answer. */
    public ReplayAa replayAaOfExperiment(String name, int times) {
        SqlLibrary library = library();
        Experiment experiment = new ExperimentReader(library).read(name);
        if (!experiment.design().isRandomised()) {
            throw new IllegalArgumentException(
                    "Cannot deal the units of %s anew: nobody was assigned at random to its groups.".formatted(name));
        }
        ReplayAa replay = asked(() ->
                analysis(library).replayAa(experiment, reader(library, experiment.file(), metrics(experiment)), times));
        store.add(Kind.REPLAY_AA, name, replay.replayedAt(), replay);
        return replay;
    }

    /** An experiment by a column that its file need not name; keeps the answer. */
    public ExperimentSlices sliceExperiment(String name, String column) {
        SqlLibrary library = library();
        Experiment experiment = new ExperimentReader(library).read(name);
        ExperimentSlices slices = asked(() -> {
            SliceColumn by = sliceColumns(project, library, experiment, warehouse.rolesOf(person))
                    .find(column);
            String reader = reader(library, experiment.file(), metrics(experiment));
            return analysis(library)
                    .slices(
                            experiment,
                            by,
                            by.isSigned() ? SignedDefinition.principal(SignOffs.key(experiment.file())) : reader);
        });
        store.add(Kind.SLICES, slicesSubject(name, column), slices.report().analysedAt(), slices);
        return slices;
    }

    /**
     * The columns by which an experiment may be sliced beside its dimensions.
     *
     * @param roles roles of whoever asks
     */
    public static SliceColumns sliceColumns(
            Project project, SqlLibrary library, Experiment experiment, Set<String> roles) {
        SignOffs signOffs = SignOffs.of(library, project.governance(), Clock.systemUTC());
        return SliceColumns.of(
                experiment,
                library.dictionary(),
                AccessPolicyReader.read(project.governance(), library.dictionary()),
                roles,
                column -> roles.contains(SignedDefinition.ROLE) && signOffs.isSigned(experiment.file(), column));
    }

    /** Under which slices of an experiment are kept. */
    public static String slicesSubject(String experiment, String column) {
        return "%s %s".formatted(experiment, column);
    }

    /**
     * A kept report worked out again from the snapshots that its receipt names.
     *
     * @param receipt number of the report, or the first eight or more digits of the SHA-256 of its statement
     * @throws IllegalArgumentException where there is no such report, or more than one
     */
    public ExperimentReplay replayExperiment(String receipt) {
        SqlLibrary library = library();
        ExperimentReport original = kept(receipt);
        Experiment experiment =
                new ExperimentReader(library).read(original.experiment().name());
        ExperimentReport replayed =
                asked(() -> new ExperimentAnalysis(library, warehouse, clock, ShareLimits.of(Settings.of(project)))
                        .again(experiment, original));
        return figures(original).equals(figures(replayed))
                ? new ExperimentReplay(original, replayed, List.of())
                : ExperimentReplay.different(original, replayed);
    }

    /** All of a report but its receipt. */
    private static JsonNode figures(ExperimentReport report) {
        ObjectNode json = ReportStore.JSON.valueToTree(report);
        json.remove("receipt");
        return json;
    }

    private ExperimentReport kept(String receipt) {
        List<ExperimentReport> found = store.byReceipt(Kind.EXPERIMENT, receipt.strip(), ExperimentReport.class);
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "Cannot replay %s: %s. Name the number of a report, as in the address of its page, or its receipt's first eight or more digits."
                            .formatted(
                                    receipt,
                                    found.isEmpty()
                                            ? "there is no such report"
                                            : "%d reports have it".formatted(found.size())));
        }
        return found.getFirst();
    }

    private ExperimentAnalysis analysis(SqlLibrary library) {
        Settings settings = Settings.of(project);
        return ExperimentAnalysis.keeping(
                library, warehouse, new TotalsStore(Database.of(settings)), clock, ShareLimits.of(settings));
    }

    /** Whether two experiments disturb each other; keeps the answer for both. */
    public ExperimentOverlap overlapExperiments(String one, String other) {
        if (one.equals(other)) {
            throw new IllegalArgumentException(
                    "Cannot hold %s against itself: name another experiment.".formatted(one));
        }
        SqlLibrary library = library();
        ExperimentReader reader = new ExperimentReader(library);
        Experiment first = reader.read(one);
        Experiment second = reader.read(other);
        List<SqlFile> parts = new ArrayList<>(metrics(first));
        parts.add(second.file());
        parts.addAll(metrics(second));
        ExperimentOverlap overlap =
                asked(() -> new OverlapAnalysis(library, warehouse, clock, ShareLimits.of(Settings.of(project)))
                        .of(first, second, reader(library, first.file(), parts)));
        store.add(Kind.OVERLAP, overlapSubject(one, other), overlap.analysedAt(), overlap);
        return overlap;
    }

    /** Under which the answer on two experiments is kept, in whatever order they are named. */
    public static String overlapSubject(String one, String other) {
        return one.compareTo(other) < 0 ? "%s %s".formatted(one, other) : "%s %s".formatted(other, one);
    }

    /**
     * What changed between two kept reports of an experiment.
     *
     * @param versions numbers of both, in any order; of none the two newest
     * @throws IllegalArgumentException where there are no such reports
     */
    public Changes compareExperimentReports(String name, List<Long> versions) {
        List<Long> kept = store.versions(Kind.EXPERIMENT, name).stream()
                .map(ReportVersion::id)
                .sorted()
                .toList();
        List<Long> asked = versions.isEmpty()
                ? kept.subList(Math.max(0, kept.size() - 2), kept.size())
                : versions.stream().distinct().sorted().toList();
        if (kept.isEmpty()) {
            library().read(ExperimentReader.FOLDER, name); // says so where there is no such experiment
        }
        if (asked.size() != 2 || !kept.containsAll(asked)) {
            throw new IllegalArgumentException(
                    "Cannot compare the reports %s of %s: it takes two of those that are kept, %s. Make one with ./truelift experiment report %s."
                            .formatted(asked, name, kept, name));
        }
        return ReportChanges.between(version(name, asked.getFirst()), version(name, asked.getLast()));
    }

    private ExperimentReport version(String name, long id) {
        return store.version(Kind.EXPERIMENT, name, id, ExperimentReport.class).orElseThrow();
    }

    /** Units, days and the smallest lift that an experiment can find, from the history; keeps the plan. */
    public ExperimentPlan planExperiment(String name) {
        SqlLibrary library = library();
        Experiment experiment = new ExperimentReader(library).read(name);
        ExperimentPlan plan = asked(() -> new PlanAnalysis(library, warehouse)
                .plan(experiment, reader(library, experiment.file(), metrics(experiment))));
        store.add(Kind.PLAN, name, clock.instant(), plan);
        return plan;
    }

    /** Figures of the warehouse for the launch checklist of an experiment; keeps them. */
    public LaunchFigures measureLaunch(String name) {
        SqlLibrary library = library();
        Experiment experiment = new ExperimentReader(library).read(name);
        LaunchFigures figures = asked(() -> new LaunchMeasurement(library, warehouse, clock).measure(experiment));
        store.add(Kind.LAUNCH, name, figures.measuredAt(), figures);
        return figures;
    }

    /** Scores every satisfaction question and keeps the report. */
    public SatisfactionReport analyseSatisfaction() {
        SqlLibrary library = library();
        library.names(SurveyQuestion.FOLDER)
                .forEach(name -> signOffs(library).refuseSensitive(library.read(SurveyQuestion.FOLDER, name)));
        SatisfactionAnalysis analysis = Settings.of(project)
                .findCount(Settings.LEAST_ANSWERS)
                .map(least -> new SatisfactionAnalysis(library, warehouse, least, clock))
                .orElseGet(() -> new SatisfactionAnalysis(library, warehouse, clock));
        SatisfactionReport report = asked(() -> analysis.report(person));
        store.add(Kind.SATISFACTION, SATISFACTION, report.computedAt(), report);
        return report;
    }

    /** Credits channels by every model and keeps the report. */
    public AttributionReport analyseAttribution() {
        SqlLibrary library = library();
        library.names(AttributionAnalysis.FOLDER)
                .forEach(name -> signOffs(library).refuseSensitive(library.read(AttributionAnalysis.FOLDER, name)));
        AttributionReport report = asked(() ->
                new AttributionAnalysis(library, warehouse, name -> experiment(library, name), clock).report(person));
        store.add(Kind.ATTRIBUTION, ATTRIBUTION, report.computedAt(), report);
        return report;
    }

    /** Counts who agreed to what, over time, and what withdrawals did to segments; keeps the report. */
    public ConsentReport analyseConsent() {
        SqlLibrary library = library();
        ConsentReport report =
                asked(() -> new ConsentAnalysis(library, warehouse, signOffs(library), clock).report(person));
        store.add(Kind.CONSENT, CONSENT, report.measuredAt(), report);
        return report;
    }

    /**
     * In whose name a question is asked: the person's, or where sensitive columns are signed off the question's own. That
     * one has the rules of analysts, so only analysts may ask by it.
     */
    private String reader(SqlLibrary library, SqlFile question, List<SqlFile> parts) throws SQLException {
        Optional<String> principal = signOffs(library).principal(question, parts);
        if (principal.isPresent() && !warehouse.rolesOf(person).contains(SignedDefinition.ROLE)) {
            throw new QueryException(
                    "Cannot ask %s in the name of %s: definitions that are signed off for sensitive columns are for the role %s"
                            .formatted(question.place(), person, SignedDefinition.ROLE));
        }
        return principal.orElse(person);
    }

    private SignOffs signOffs(SqlLibrary library) {
        return SignOffs.of(library, project.governance(), clock);
    }

    /** The files that an experiment is made of beside its own. */
    private static List<SqlFile> metrics(Experiment experiment) {
        List<SqlFile> files = new ArrayList<>(experiment.measures().stream()
                .map(measure -> measure.metric().file())
                .toList());
        experiment.population().segment().ifPresent(files::add);
        experiment.population().holdout().ifPresent(holdout -> files.add(holdout.file()));
        return files;
    }

    private SqlLibrary library() {
        return SqlLibrary.of(project);
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask() throws SQLException;
    }

    private static <T> T asked(Asking<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new QueryException(
                    "Cannot reach Trino: %s. See whether it runs with ./truelift status, and start it with ./truelift start."
                            .formatted(e.getMessage()),
                    e);
        }
    }
}

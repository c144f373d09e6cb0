package io.truelift.analysis.experiment;

import io.truelift.definitions.experiment.Design;
import io.truelift.definitions.metric.MetricKind;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.statistics.Comparison;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to one experiment. {@link ExperimentReportFormat} says how it is stored.
 *
 * @param experiment key of the experiment: its file name in {@code sql/experiments} without the ending
 * @param title short name
 * @param hypothesis what was believed before, in a sentence
 * @param owner team that answers for it
 * @param purpose purpose that a unit must have granted to be counted
 * @param control key of the control variant
 * @param alpha two-sided significance level
 * @param analysedAt when the statistics were computed
 * @param arms units per variant, the control first
 * @param assignment the check that units arrived in the planned shares; absent when there are no units
 * @param unitsInSeveralVariants units seen in more than one variant: taken out, and counted here
 * @param unitsWithoutConsent exposed units that were not counted for lack of consent, in tens
 * @param metrics one result per metric, the primary first
 * @param verdict the conclusion, in words
 * @param receipt what is needed to repeat the report
 * @param plan what was decided before there were data, in words
 * @param leftOut units that are not counted, by reason
 * @param checks whether the report can be trusted
 * @param dimensions results per level of each dimension
 * @param course when customers met it, and how the answer formed; absent in reports of earlier versions, and before anybody met it
 */
public record ExperimentReport(
        String experiment,
        String title,
        String hypothesis,
        String owner,
        String purpose,
        String control,
        double alpha,
        Instant analysedAt,
        List<Arm> arms,
        Optional<SampleRatio> assignment,
        long unitsInSeveralVariants,
        long unitsWithoutConsent,
        List<MetricResult> metrics,
        Verdict verdict,
        Receipt receipt,
        PlanInWords plan,
        List<LeftOut> leftOut,
        List<Check> checks,
        List<Dimension> dimensions,
        Optional<Course> course) {

    public ExperimentReport {
        arms = List.copyOf(arms);
        metrics = List.copyOf(metrics);
        leftOut = List.copyOf(leftOut);
        checks = List.copyOf(checks);
        dimensions = List.copyOf(dimensions);
        course = Objects.requireNonNullElse(course, Optional.empty()); // Jackson hands on nothing where there is none
    }

    /** A report that does not say when customers met the experiment. */
    public ExperimentReport(
            String experiment,
            String title,
            String hypothesis,
            String owner,
            String purpose,
            String control,
            double alpha,
            Instant analysedAt,
            List<Arm> arms,
            Optional<SampleRatio> assignment,
            long unitsInSeveralVariants,
            long unitsWithoutConsent,
            List<MetricResult> metrics,
            Verdict verdict,
            Receipt receipt,
            PlanInWords plan,
            List<LeftOut> leftOut,
            List<Check> checks,
            List<Dimension> dimensions) {
        this(experiment, title, hypothesis, owner, purpose, control, alpha, analysedAt, arms, assignment, unitsInSeveralVariants, unitsWithoutConsent,
                metrics, verdict, receipt, plan, leftOut, checks, dimensions, Optional.empty());
    }

    public ExperimentReport withCourse(Course known) {
        return new ExperimentReport(experiment, title, hypothesis, owner, purpose, control, alpha, analysedAt, arms, assignment, unitsInSeveralVariants,
                unitsWithoutConsent, metrics, verdict, receipt, plan, leftOut, checks, dimensions, Optional.of(known));
    }

    /**
     * When customers met the experiment, in days of its time zone.
     *
     * @param first the first day on which one did
     * @param last the last day on which one did
     * @param customers how many did and are counted, whatever was randomised
     * @param windows by key of the metric, for how many hours outcomes of a customer count
     * @param end the day before which exposures count, where the file names one
     * @param isReadOnce whether the plan is to read it once, at its end
     * @param steps what was known of the primary metric as customers came; empty where that cannot be told by day
     */
    public record Course(
            LocalDate first, LocalDate last, long customers, Map<String, Integer> windows, Optional<LocalDate> end, boolean isReadOnce, List<Step> steps) {
        public Course {
            windows = Map.copyOf(windows);
            steps = List.copyOf(steps);
        }

        /** Days from the first to the last, both included. */
        public long days() {
            return ChronoUnit.DAYS.between(first, last) + 1;
        }
    }

    /**
     * What was known of the primary metric by those who had met the experiment up to a day, with all that they did in their windows.
     *
     * @param until the day
     * @param units units of all variants whose window has ended
     * @param lifts each treatment against the control, at the level of the report's answer
     */
    public record Step(LocalDate until, long units, List<Lift> lifts) {
        public Step {
            lifts = List.copyOf(lifts);
        }
    }

    /**
     * @param design how units came to their variants
     * @param stopping when it may be concluded
     * @param adjustment how what was known before sharpens the answer
     * @param correction how several tests are corrected
     * @param progress share of the planned units that are counted, where units were planned
     */
    public record PlanInWords(Design design, String stopping, String adjustment, String correction, Optional<Double> progress) {
        /** Of a report whose plan was not kept. */
        static final PlanInWords UNKNOWN = new PlanInWords(Design.AB, "", "", "", Optional.empty());
    }

    /**
     * @param reason why, in words
     * @param units how many
     */
    public record LeftOut(String reason, long units) {}

    /**
     * @param name what was looked at
     * @param finding whether all is well
     * @param sentence what was seen
     */
    public record Check(String name, Finding finding, String sentence) {}

    /** How a check ended. */
    public enum Finding {
        FINE,
        NOTICE,
        WARNING
    }

    /**
     * @param name column by which units are sliced
     * @param levels the levels, by number of units
     * @param note how these tests are corrected for being many
     */
    public record Dimension(String name, List<Level> levels, String note) {
        public Dimension {
            levels = List.copyOf(levels);
        }
    }

    /**
     * @param level value of the dimension
     * @param arms units per variant
     * @param metrics the metrics over these units
     */
    public record Level(String level, List<Arm> arms, List<MetricResult> metrics) {
        public Level {
            arms = List.copyOf(arms);
            metrics = List.copyOf(metrics);
        }
    }

    /**
     * @param variant key of the variant
     * @param title the variant in words
     * @param plannedShare share of units that was planned, between 0 and 1
     * @param units units that were counted
     */
    public record Arm(String variant, String title, double plannedShare, long units) {}

    /**
     * The sample ratio check (chi-square goodness of fit of the units per arm to the planned shares).
     *
     * @param pValue p-value of the planned shares
     * @param mismatch whether it is so small that the report cannot be trusted
     * @param finding fine, to be watched, or not trusted, by the limits of the settings at the time
     */
    public record SampleRatio(double pValue, boolean mismatch, Finding finding) {
        public SampleRatio {
            // Reports that earlier versions kept know nothing between fine and not trusted.
            finding = Objects.requireNonNullElse(finding, mismatch ? Finding.WARNING : Finding.FINE);
        }

        public SampleRatio(double pValue, Finding finding) {
            this(pValue, finding == Finding.WARNING, finding);
        }
    }

    /**
     * @param metric key of the metric: its file name in {@code sql/metrics}
     * @param title the metric in words
     * @param role why it is in the report
     * @param kind how values become one figure
     * @param unit what the value is counted in, such as {@code GBP}; empty for a share
     * @param increaseIsGood whether more is better
     * @param arms values per variant, the control first
     * @param lifts each treatment against the control
     */
    public record MetricResult(
            String metric, String title, MetricRole role, MetricKind kind, String unit, boolean increaseIsGood, List<ArmValue> arms, List<Lift> lifts) {

        public MetricResult {
            arms = List.copyOf(arms);
            lifts = List.copyOf(lifts);
        }

        public MetricResult withLifts(List<Lift> others) {
            return new MetricResult(metric, title, role, kind, unit, increaseIsGood, arms, others);
        }
    }

    /**
     * @param variant key of the variant
     * @param units units that were counted
     * @param sum sum of the metric over these units, exact; for a proportion the number of units that did it, for a ratio metric the numerator
     * @param mean sum over units; for a ratio metric numerator over denominator
     * @param denominator of a ratio metric, exact, such as orders or answers; absent of others, and in reports of earlier versions
     */
    public record ArmValue(String variant, long units, BigDecimal sum, double mean, Optional<BigDecimal> denominator) {
        public ArmValue {
            denominator = Objects.requireNonNullElse(denominator, Optional.empty());
        }

        /** Of a metric that is no ratio. */
        public ArmValue(String variant, long units, BigDecimal sum, double mean) {
            this(variant, units, sum, mean, Optional.empty());
        }
    }

    /**
     * A treatment against the control.
     *
     * @param variant key of the treatment
     * @param comparison what the test says of the figures as they are
     * @param more what else is known
     */
    public record Lift(String variant, Comparison comparison, More more) {
        public Lift {
            // Reports that earlier versions kept know nothing more.
            more = Objects.requireNonNullElse(more, More.NOTHING);
        }

        public Lift(String variant, Comparison comparison) {
            this(variant, comparison, More.NOTHING);
        }

        /** What counts: corrected where there are several tests, adjusted where the plan adjusts, else the plain comparison. */
        public Comparison answer() {
            return more.corrected().map(Corrected::comparison).orElseGet(this::uncorrected);
        }

        /** The answer as if it were the only one. */
        public Comparison uncorrected() {
            return more.adjusted().map(Adjusted::comparison).orElse(comparison);
        }

        public Lift withCorrected(Corrected corrected) {
            return new Lift(variant, comparison, new More(Optional.of(corrected), more.adjusted(), more.bayesian(), more.guard()));
        }
    }

    /**
     * A test among others. Its intervals are of the level that the correction leaves it, so that they exclude zero exactly where
     * the corrected p-value is below alpha.
     *
     * @param pValue corrected p-value
     * @param comparison the comparison with its own p-value, and intervals of that level
     */
    public record Corrected(double pValue, Comparison comparison) {}

    /**
     * @param comparison what the test says after what was known before the exposure has been taken out
     * @param slopes how much the metric rises with each covariate, in the treatment
     * @param varianceReduction share of the variance that the adjustment took away
     * @param notes what was left out and why
     */
    public record Adjusted(Comparison comparison, List<Double> slopes, Optional<Double> varianceReduction, List<String> notes) {
        public Adjusted {
            slopes = List.copyOf(slopes);
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param corrected the answer, where it is one of several tests
     * @param adjusted the comparison that counts, where the plan adjusts
     * @param bayesian chance and loss, from the same figures
     * @param guard whether a guardrail is within its margin
     */
    public record More(
            Optional<Corrected> corrected, Optional<Adjusted> adjusted, Optional<Bayesian> bayesian, Optional<Guard> guard) {
        public static final More NOTHING = new More(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    }

    /**
     * @param chanceToBeatControl probability that the treatment is better
     * @param expectedLoss what choosing the treatment costs on average where it is worse, in the unit of the metric
     */
    public record Bayesian(double chanceToBeatControl, double expectedLoss) {}

    /**
     * @param margin by how much the metric may get worse, in its unit
     * @param pValue one-sided p-value of being worse than that
     * @param isWithin whether it is shown to be within the margin
     */
    public record Guard(double margin, double pValue, boolean isWithin) {}

    public enum Outcome {
        WON,
        LOST,
        NO_DIFFERENCE,
        NOT_ENOUGH_DATA,
        NOT_TRUSTED,
        /** Nothing was randomised: groups are described, nothing is concluded. */
        DESCRIBED
    }

    /**
     * @param outcome the conclusion
     * @param sentence the conclusion for an executive, with the figures
     * @param winner key of the best treatment when the outcome is WON
     */
    public record Verdict(Outcome outcome, String sentence, Optional<String> winner) {}

    /**
     * @param snapshots Iceberg snapshot id by table that was read
     * @param sqlSha256 SHA-256 of the statement that ran
     * @param sql the statement that ran
     * @param person in whose name it ran
     * @param origins what it was made of
     */
    public record Receipt(Map<String, Long> snapshots, String sqlSha256, String sql, String person, Origins origins) {
        public Receipt {
            snapshots = Map.copyOf(snapshots);
            origins = Objects.requireNonNullElse(origins, Origins.UNKNOWN);
        }

        public Receipt(Map<String, Long> snapshots, String sqlSha256, String sql, String person) {
            this(snapshots, sqlSha256, sql, person, Origins.UNKNOWN);
        }
    }

    /**
     * What a report was made of beside data, so that two reports can be told apart.
     *
     * @param files SHA-256 of the text of each file in {@code sql}, by its place there; {@code engine} is the folder as a whole
     * @param dictionary SHA-256 of the contract of each table that was read
     * @param consent exposed units by what they said of the purpose
     * @param program version of this software
     */
    public record Origins(Map<String, String> files, Map<String, String> dictionary, Map<String, Long> consent, String program) {
        /** Of a report that an earlier version kept. */
        public static final Origins UNKNOWN = new Origins(Map.of(), Map.of(), Map.of(), "");

        public Origins {
            files = Map.copyOf(files);
            dictionary = Map.copyOf(dictionary);
            consent = Map.copyOf(consent);
        }
    }
}

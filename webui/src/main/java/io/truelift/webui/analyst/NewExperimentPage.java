package io.truelift.webui.analyst;

import io.truelift.definitions.draft.Draft;
import io.truelift.definitions.draft.DraftStore;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.playbook.ExperimentOutline;
import io.truelift.definitions.playbook.ExperimentOutline.Metrics;
import io.truelift.definitions.playbook.ExperimentOutline.Numbers;
import io.truelift.definitions.playbook.ExperimentOutline.Variant;
import io.truelift.definitions.playbook.Playbook;
import io.truelift.definitions.playbook.PlaybookReader;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.segment.Segment;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.governance.history.ContentFile;
import io.truelift.governance.history.ContentHistory;
import io.truelift.platform.project.Project;
import io.truelift.statistics.UsualAlpha;
import io.truelift.webui.analyst.OutlineForm.GuardrailLine;
import io.truelift.webui.analyst.OutlineForm.VariantLine;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Request;
import io.truelift.webui.security.SignedIn;
import io.truelift.webui.warehouse.MetricCache;
import io.truelift.webui.warehouse.SegmentCache;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What does a new experiment begin with: a playbook, or nothing? */
@RequestScoped
@Named("newExperiment")
public class NewExperimentPage {
    /** What a form begins with that begins with nothing. */
    private static final ExperimentOutline NOTHING = new ExperimentOutline(
            "",
            "",
            "",
            "",
            "",
            Optional.empty(),
            List.of(new Variant("control", "", ""), new Variant("", "", "")),
            new Metrics("", List.of(), List.of()),
            new Numbers(
                    14,
                    Optional.of(new BigDecimal("0.05")),
                    BigDecimal.valueOf(UsualAlpha.VALUE),
                    new BigDecimal("0.8")),
            "");

    private final Project project;
    private final Dictionary dictionary;
    private final MetricCache metrics;
    private final SegmentCache segments;
    private final ContentHistory history;
    private final DraftStore drafts;
    private final SignedIn signedIn;
    private final Request request;
    private final Clock clock = Clock.systemUTC();
    private List<Playbook> playbooks = List.of();
    private Optional<Playbook> playbook = Optional.empty();
    private OutlineForm form;
    private String refusal = "";

    @Inject
    NewExperimentPage(
            Project project,
            Dictionary dictionary,
            MetricCache metrics,
            SegmentCache segments,
            ContentHistory history,
            DraftStore drafts,
            SignedIn signedIn,
            Request request) {
        this.project = project;
        this.dictionary = dictionary;
        this.metrics = metrics;
        this.segments = segments;
        this.history = history;
        this.drafts = drafts;
        this.signedIn = signedIn;
        this.request = request;
        this.form = new OutlineForm(request, NOTHING);
    }

    /** Takes the playbook that the address names, and begins a draft where the form was sent. */
    public void open() {
        playbooks = PlaybookReader.all(project.governance());
        Optional<String> asked = request.parameter("playbook").filter(name -> !name.equals("none"));
        playbook = asked.flatMap(name ->
                playbooks.stream().filter(one -> one.name().equals(name)).findFirst());
        if (asked.isPresent() && playbook.isEmpty()) {
            request.notFound();
            return;
        }
        form = new OutlineForm(request, playbook.map(Playbook::outline).orElse(NOTHING));
        if (request.posted("begin").isPresent()) {
            try {
                begin(form.outline());
            } catch (IllegalArgumentException | SqlFileException e) {
                refusal = String.valueOf(e.getMessage());
            }
        }
    }

    private void begin(ExperimentOutline outline) {
        String path = ExperimentEditPage.path(outline.name());
        if (history.read(path).isPresent()) {
            throw new IllegalArgumentException(
                    "Cannot begin %s: there is a file of this name. Choose another title, or edit that one."
                            .formatted(path));
        }
        String text = outline.text();
        new ExperimentReader(new SqlLibrary(project.sql(), dictionary, SqlLibrary.CATALOG)).draft(outline.name(), text);
        drafts.keep(new Draft(signedIn.person().name(), path, text, ContentFile.ABSENT, clock.instant()));
        request.goTo(ExperimentEditPage.HERE + outline.name());
    }

    public List<Playbook> playbooks() {
        return playbooks;
    }

    /** The playbook that was chosen. */
    public Optional<Playbook> playbook() {
        return playbook;
    }

    /** Whether it has been chosen what to begin with. */
    public boolean isChosen() {
        return request.parameter("playbook").isPresent();
    }

    /** Why no draft was begun; empty where nothing was refused. */
    public String refusal() {
        return refusal;
    }

    public String text(String field) {
        return form.text(field);
    }

    public List<VariantLine> variants() {
        return form.variants();
    }

    public List<GuardrailLine> guardrails() {
        return form.guardrails();
    }

    public List<Choice> purposes() {
        return dictionary.purposes().stream()
                .filter(Purpose::needsConsent)
                .map(known -> new Choice(
                        known.name(),
                        "%s (%s)".formatted(known.title(), known.name()),
                        known.name().equals(form.text("purpose"))))
                .toList();
    }

    public List<Choice> segments() {
        return Stream.concat(
                        Stream.of(new Choice(
                                "",
                                "Everybody who is exposed",
                                form.text("segment").isEmpty())),
                        segments.segments().stream()
                                .map((Segment segment) -> new Choice(
                                        segment.name(),
                                        segment.title(),
                                        segment.name().equals(form.text("segment")))))
                .toList();
    }

    public List<Choice> primary() {
        return metrics(form.text("primary"), "Choose one");
    }

    public List<Choice> guardrail(String chosen) {
        return metrics(chosen, "None");
    }

    private List<Choice> metrics(String chosen, String none) {
        return Stream.concat(
                        Stream.of(new Choice("", none, chosen.isEmpty())),
                        metrics.metrics().stream()
                                .map((Metric metric) -> new Choice(
                                        metric.name(),
                                        metric.title(),
                                        metric.name().equals(chosen))))
                .toList();
    }

    /** Every metric, ticked where it is looked at. */
    public List<Choice> secondary() {
        List<String> ticked = form.secondary();
        return metrics.metrics().stream()
                .map(metric -> new Choice(metric.name(), metric.title(), ticked.contains(metric.name())))
                .toList();
    }
}

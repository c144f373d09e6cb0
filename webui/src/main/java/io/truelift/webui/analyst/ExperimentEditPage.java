package io.truelift.webui.analyst;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.history.TextDiff;
import io.truelift.platform.project.Project;
import io.truelift.webui.page.Request;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Optional;

/** What shall this experiment be? */
@RequestScoped
@Named("experimentEdit")
public class ExperimentEditPage {
    static final String HERE = "/analyst/experiment-edit.xhtml?name=";

    private final Drafting drafting;
    private final ExperimentReader reader;
    private final Request request;
    private String name = "";
    private Optional<Experiment> experiment = Optional.empty();
    private Optional<Mistake> mistake = Optional.empty();

    @Inject
    ExperimentEditPage(Drafting drafting, Project project, Dictionary dictionary, Request request) {
        this.drafting = drafting;
        this.reader = new ExperimentReader(new SqlLibrary(project.sql(), dictionary, SqlLibrary.CATALOG));
        this.request = request;
    }

    static String path(String experiment) {
        return "sql/%s/%s%s".formatted(ExperimentReader.FOLDER, experiment, SqlFile.ENDING);
    }

    /** Finds the experiment that the address names, and does what a button asks for. */
    public void open() {
        name = request.text("name");
        if (!SegmentEditPage.NAME.matcher(name).matches() || !drafting.open(path(name))) {
            request.notFound();
            return;
        }
        boolean isDone = drafting.acted(HERE + name, "/analyst/experiments.xhtml");
        check();
        if (!isDone && request.posted("save").isPresent() && drafting.saved(mistake)) {
            request.goTo("/analyst/experiment.xhtml?name=" + name);
        }
    }

    private void check() {
        try {
            experiment = Optional.of(reader.draft(name, drafting.text()));
        } catch (SqlFileException e) {
            mistake = Optional.of(Mistake.of(e));
        }
    }

    public String name() {
        return name;
    }

    /** What it calls itself, or its name while that cannot be read. */
    public String title() {
        return experiment.map(Experiment::title).orElse(name);
    }

    /** What the text says, where it can be read. */
    public Optional<Experiment> experiment() {
        return experiment;
    }

    public String text() {
        return drafting.text();
    }

    public String version() {
        return drafting.version();
    }

    public Optional<Mistake> mistake() {
        return mistake;
    }

    /** Line of the mistake; nought where it has none. */
    public int line() {
        return mistake.flatMap(Mistake::place).map(place -> place.line()).orElse(0);
    }

    public int column() {
        return mistake.flatMap(Mistake::place).map(place -> place.column()).orElse(0);
    }

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
}

package io.truelift.webui.analyst;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.page.Request;
import io.truelift.webui.warehouse.BackgroundJobs.Status;
import io.truelift.webui.warehouse.Definitions;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A page's long question about the experiment that its address names: found, asked, given up, and how it stands. */
final class ExperimentJob {
    private final Definitions questions;
    private final Request request;
    private final Kind kind;
    private final String page;
    private @Nullable Experiment experiment;

    /**
     * @param kind what the question finds
     * @param page address of the page, to which the experiment's key is added
     */
    ExperimentJob(Definitions questions, Request request, Kind kind, String page) {
        this.questions = questions;
        this.request = request;
        this.kind = kind;
        this.page = page;
    }

    /**
     * Finds the experiment, and does what a button asks for.
     *
     * @param button name of the one that asks the question
     * @param ask asks it
     * @return the experiment where the page is to show what is known; absent where there is none, or a button was pressed
     */
    Optional<Experiment> open(String button, Consumer<Experiment> ask) {
        Optional<Experiment> found = request.parameter("name").flatMap(questions::experiment);
        if (found.isEmpty()) {
            request.notFound();
            return Optional.empty();
        }
        experiment = found.get();
        boolean isAsked = request.posted(button).isPresent();
        boolean isGivenUp = request.posted("cancel").isPresent();
        if (isAsked) {
            ask.accept(experiment);
        } else if (isGivenUp) {
            questions.cancel(kind, experiment.name());
        }
        if (isAsked || isGivenUp) {
            request.goTo(page + experiment.name());
            return Optional.empty();
        }
        return found;
    }

    Experiment experiment() {
        if (experiment == null) {
            throw new IllegalStateException("Cannot show what was asked of an experiment before the page is opened");
        }
        return experiment;
    }

    /** How the question stands that the person asked. */
    Optional<Status> standing() {
        return questions.standing(kind, experiment().name());
    }

    boolean isRunning() {
        return standing().filter(Status::isRunning).isPresent();
    }
}

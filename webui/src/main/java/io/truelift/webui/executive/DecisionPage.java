package io.truelift.webui.executive;

import io.truelift.analysis.decision.DecisionLog;
import io.truelift.analysis.decision.Decisions;
import io.truelift.analysis.decision.ExperimentDecision;
import io.truelift.analysis.decision.ExperimentDecision.Choice;
import io.truelift.governance.account.Permission;
import io.truelift.webui.format.Words;
import io.truelift.webui.page.Request;
import io.truelift.webui.security.SignedIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was decided, and why? */
@RequestScoped
@Named("decisionPage")
public class DecisionPage {
    private final DecisionLog log;
    private final ExperimentPage page;
    private final Request request;
    private final SignedIn signedIn;
    private final Words words;
    private String problem = "";

    @Inject
    DecisionPage(DecisionLog log, ExperimentPage page, Request request, SignedIn signedIn, Words words) {
        this.log = log;
        this.page = page;
        this.request = request;
        this.signedIn = signedIn;
        this.words = words;
    }

    /** Records the decision that was sent, where one was; then shows the version that it is about. */
    public void decide() {
        Optional<String> sent = request.posted("choice");
        if (sent.isEmpty() || !page.isOpen()) {
            return;
        }
        Optional<Choice> choice = Stream.of(Choice.values())
                .filter(one -> one.name().equals(sent.get()))
                .findFirst();
        if (choice.isEmpty()) {
            problem = "Cannot record the decision: %s is none. Choose one of the list.".formatted(sent.get());
            return;
        }
        try {
            new Decisions(log, Clock.systemUTC())
                    .decide(
                            signedIn.person().actor(),
                            page.experiment().name(),
                            page.version().id(),
                            choice.get(),
                            request.text("reason"));
        } catch (IllegalArgumentException e) {
            problem = e.getMessage() + ".";
            return;
        }
        request.goTo("/executive/experiment.xhtml?name=%s&version=%d#decision"
                .formatted(page.experiment().name(), page.version().id()));
    }

    public boolean mayDecide() {
        return signedIn.person().may(Permission.DECIDE);
    }

    /** Why nothing was recorded; empty where nothing went wrong. */
    public String problem() {
        return problem;
    }

    /** Every decision on the experiment, the newest first. */
    public List<ExperimentDecision> decisions() {
        return log.of(page.experiment().name());
    }

    /** What holds now; absent where nothing was decided. */
    public Optional<ExperimentDecision> newest() {
        return decisions().stream().findFirst();
    }

    public List<io.truelift.webui.page.Choice> choices() {
        Choice chosen = Stream.of(Choice.values())
                .filter(one -> one.name().equals(request.text("choice")))
                .findFirst()
                .orElse(Choice.SHIP);
        return io.truelift.webui.page.Choice.among(List.of(Choice.values()), chosen, Choice::name, words::choice);
    }
}

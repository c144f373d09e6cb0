package io.truelift.analysis.decision;

import io.truelift.analysis.decision.ExperimentDecision.Choice;
import io.truelift.governance.account.Actor;
import io.truelift.governance.account.Permission;
import java.time.Clock;

/** Decides on experiments. */
public final class Decisions {
    private final DecisionLog log;
    private final Clock clock;

    public Decisions(DecisionLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Records what somebody decided.
     *
     * @param reportId the version of the experiment's report that it is about
     * @throws io.truelift.governance.account.NotPermittedException where their role does not decide
     * @throws IllegalArgumentException where there is no reason
     */
    public void decide(Actor actor, String experiment, long reportId, Choice choice, String reason) {
        Permission.DECIDE.require(actor);
        log.add(new ExperimentDecision(experiment, reportId, choice, reason, actor.name(), clock.instant()));
    }
}

package io.truelift.analysis.launch;

import io.truelift.analysis.launch.Launch.LifecycleEvent;
import io.truelift.governance.account.Actor;
import io.truelift.governance.account.Permission;
import java.time.Clock;
import java.util.List;

/** Starts and stops experiments. */
public final class Launches {
    private final LaunchLog log;
    private final Clock clock;

    public Launches(LaunchLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Records that somebody started or stopped an experiment.
     *
     * @param checklist what was looked at before
     * @param sha256 of the experiment's file as it was then
     * @throws io.truelift.governance.account.NotPermittedException where their role does neither
     * @throws IllegalArgumentException where something is missing, as {@link Launch} says
     */
    public void record(
            Actor actor,
            String experiment,
            LifecycleEvent event,
            String reason,
            List<ChecklistItem> checklist,
            String sha256) {
        Permission.LAUNCH.require(actor);
        log.add(new Launch(experiment, event, clock.instant(), actor.name(), reason, checklist, sha256));
    }
}

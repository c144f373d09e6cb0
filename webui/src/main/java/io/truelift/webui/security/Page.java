package io.truelift.webui.security;

import static io.truelift.governance.account.Role.ANALYST;
import static io.truelift.governance.account.Role.EXECUTIVE;
import static io.truelift.governance.account.Role.GOVERNANCE;

import io.truelift.governance.account.Role;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every page with who may open it. A page that is not named here opens for nobody. */
public enum Page {
    OVERVIEW("/overview.xhtml", EXECUTIVE, ANALYST, GOVERNANCE),
    EXPERIMENTS("/executive/experiments.xhtml", EXECUTIVE, ANALYST, GOVERNANCE),
    EXPERIMENT("/executive/experiment.xhtml", EXECUTIVE, ANALYST, GOVERNANCE),
    COMPARISON("/executive/comparison.xhtml", EXECUTIVE, ANALYST, GOVERNANCE),
    SATISFACTION("/executive/satisfaction.xhtml", EXECUTIVE, ANALYST, GOVERNANCE),
    ATTRIBUTION("/executive/attribution.xhtml", EXECUTIVE, ANALYST, GOVERNANCE),
    SEGMENTS("/analyst/segments.xhtml", ANALYST, GOVERNANCE),
    SEGMENT("/analyst/segment.xhtml", ANALYST, GOVERNANCE),
    SEGMENT_EDIT("/analyst/segment-edit.xhtml", ANALYST),
    SEGMENT_NEW("/analyst/segment-new.xhtml", ANALYST),
    METRICS("/analyst/metrics.xhtml", ANALYST, GOVERNANCE),
    METRIC("/analyst/metric.xhtml", ANALYST, GOVERNANCE),
    EXPERIMENT_NEW("/analyst/experiment-new.xhtml", ANALYST),
    EXPERIMENT_EDIT("/analyst/experiment-edit.xhtml", ANALYST),
    HISTORY("/analyst/history.xhtml", ANALYST, GOVERNANCE),
    DEFINED_EXPERIMENTS("/analyst/experiments.xhtml", ANALYST, GOVERNANCE),
    DEFINITION("/analyst/experiment.xhtml", ANALYST, GOVERNANCE),
    PLAN("/analyst/plan.xhtml", ANALYST, GOVERNANCE),
    FALSE_ALARMS("/analyst/false-alarms.xhtml", ANALYST, GOVERNANCE),
    CALCULATOR("/analyst/calculator.xhtml", ANALYST, GOVERNANCE),
    DICTIONARY("/governance/dictionary.xhtml", EXECUTIVE, ANALYST, GOVERNANCE),
    TABLE("/governance/table.xhtml", EXECUTIVE, ANALYST, GOVERNANCE),
    QUALITY("/governance/quality.xhtml", GOVERNANCE),
    CONSENT("/governance/consent.xhtml", GOVERNANCE),
    PERSON("/governance/person.xhtml", GOVERNANCE),
    ACCESS("/governance/access.xhtml", GOVERNANCE),
    PROPOSALS("/governance/proposals.xhtml", GOVERNANCE),
    PROPOSAL("/governance/proposal.xhtml", GOVERNANCE);

    private final String path;
    private final Set<Role> roles;

    Page(String path, Role first, Role... others) {
        this.path = path;
        this.roles = EnumSet.of(first, others);
    }

    public String path() {
        return path;
    }

    public boolean opensFor(Role role) {
        return roles.contains(role);
    }

    public static Optional<Page> at(String path) {
        return Stream.of(values()).filter(page -> page.path.equals(path)).findFirst();
    }
}

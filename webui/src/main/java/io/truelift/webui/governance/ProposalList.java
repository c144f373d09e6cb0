package io.truelift.webui.governance;

import io.truelift.governance.proposal.FieldEdit;
import io.truelift.governance.proposal.Proposal;
import io.truelift.governance.proposal.ProposalLog;
import io.truelift.governance.proposal.ProposalLog.Which;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;

/** Which edits of the dictionary wait for a second person, and what was decided on others? */
@RequestScoped
@Named("proposalList")
public class ProposalList {
    private final ProposalLog log;

    @Inject
    ProposalList(ProposalLog log) {
        this.log = log;
    }

    public List<Proposal> open() {
        return log.all(Which.OPEN);
    }

    public List<Proposal> decided() {
        return log.all(Which.DECIDED);
    }

    /** What it is about, such as {@code governed.customer: country description, owner}. */
    public String about(Proposal proposal) {
        return proposal.table() + ": "
                + proposal.edits().stream().map(ProposalList::name).collect(Collectors.joining(", "));
    }

    private static String name(FieldEdit edit) {
        String field = edit.field().word().replace('_', ' ');
        return edit.column().map(column -> column + " " + field).orElse(field);
    }
}

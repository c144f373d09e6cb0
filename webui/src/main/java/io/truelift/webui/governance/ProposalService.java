package io.truelift.webui.governance;

import io.truelift.governance.history.Author;
import io.truelift.governance.history.ContentHistory;
import io.truelift.governance.proposal.Proposal;
import io.truelift.governance.proposal.ProposalEffects;
import io.truelift.governance.proposal.ProposalLog;
import io.truelift.governance.proposal.Proposals;
import io.truelift.governance.proposal.Proposals.FieldChange;
import io.truelift.platform.project.Project;
import io.truelift.webui.security.AccountNames;
import io.truelift.webui.security.SignedIn;
import io.truelift.webui.start.DictionaryCache;
import io.truelift.webui.warehouse.ColumnReadsCache;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Proposes and decides in the name of the person who is signed in. */
@RequestScoped
public class ProposalService {
    private final Project project;
    private final DictionaryCache dictionary;
    private final ProposalLog log;
    private final ContentHistory history;
    private final ColumnReadsCache reads;
    private final SignedIn signedIn;
    private final AccountNames people;

    @Inject
    ProposalService(
            Project project,
            DictionaryCache dictionary,
            ProposalLog log,
            ContentHistory history,
            ColumnReadsCache reads,
            SignedIn signedIn,
            AccountNames people) {
        this.project = project;
        this.dictionary = dictionary;
        this.log = log;
        this.history = history;
        this.reads = reads;
        this.signedIn = signedIn;
        this.people = people;
    }

    long propose(String table, List<FieldChange> wishes, String reason) {
        return proposals().propose(table, wishes, reason, signedIn.person().actor());
    }

    ProposalEffects effects(Proposal proposal) {
        return proposals().effects(proposal);
    }

    void approve(Proposal proposal) {
        Author author = new Author(proposal.by(), people.title(proposal.by()));
        proposals().approve(proposal, signedIn.person().actor(), author);
    }

    void reject(Proposal proposal, String reason) {
        proposals().reject(proposal, signedIn.person().actor(), reason);
    }

    void withdraw(Proposal proposal) {
        proposals().withdraw(proposal, signedIn.person().name());
    }

    boolean isMine(Proposal proposal) {
        return proposal.by().equals(signedIn.person().name());
    }

    private Proposals proposals() {
        return new Proposals(project, dictionary.current(), log, history, reads::current, Clock.systemUTC());
    }
}

package io.truelift.webui.governance;

import io.truelift.governance.dictionary.DictionaryException;
import io.truelift.governance.diff.DictionaryChange;
import io.truelift.governance.diff.DictionaryChange.Break;
import io.truelift.governance.history.HistoryException;
import io.truelift.governance.proposal.Proposal;
import io.truelift.governance.proposal.Proposal.Outcome;
import io.truelift.governance.proposal.ProposalEffects;
import io.truelift.governance.proposal.ProposalException;
import io.truelift.governance.proposal.ProposalLog;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.page.Request;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What would this proposal change, whom would it touch, and does a second person agree? */
@RequestScoped
@Named("proposalPage")
public class ProposalPage {
    private final ProposalService service;
    private final ProposalLog log;
    private final ReportStore reports;
    private final Request request;
    private @Nullable Proposal proposal;
    private Optional<ProposalEffects> effects = Optional.empty();
    private String problem = "";

    @Inject
    ProposalPage(ProposalService service, ProposalLog log, ReportStore reports, Request request) {
        this.service = service;
        this.log = log;
        this.reports = reports;
        this.request = request;
    }

    /**
     * Something that reads a column of the proposal.
     *
     * @param place file and line, and through what
     * @param kind segment, metric, experiment, satisfaction, attribution or the suite's own
     * @param name its name
     * @param address its page; empty where it has none
     * @param report what was made with it and is shown to people; empty where nothing was
     */
    public record Reader(String place, String kind, String name, String address, String report) {}

    /** Finds the proposal that the address names, and does what a button asks for. */
    public void open() {
        Optional<Proposal> found = request.parameter("id")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .flatMap(log::find);
        if (found.isEmpty()) {
            request.notFound();
            return;
        }
        proposal = found.get();
        if (request.posted("decide").isPresent()) {
            decide(request.text("decide"));
        }
        if (proposal().isOpen() && problem.isEmpty()) {
            weigh();
        } else if (proposal().isOpen()) {
            String said = problem;
            weigh();
            problem = said;
        }
    }

    private void weigh() {
        try {
            effects = Optional.of(service.effects(proposal()));
        } catch (ProposalException | DictionaryException | HistoryException e) {
            problem = sentence(e);
        }
    }

    private void decide(String choice) {
        try {
            switch (choice) {
                case "approve" -> service.approve(proposal());
                case "reject" -> service.reject(proposal(), request.text("reason"));
                case "withdraw" -> service.withdraw(proposal());
                default ->
                    throw new ProposalException("Cannot do %s: approve, reject or withdraw it".formatted(choice));
            }
            request.goTo("/governance/proposal.xhtml?id=" + proposal().id());
        } catch (ProposalException | HistoryException e) {
            problem = sentence(e);
        }
    }

    private static String sentence(RuntimeException e) {
        String said = String.valueOf(e.getMessage());
        return said.endsWith(".") ? said : said + ".";
    }

    public Proposal proposal() {
        if (proposal == null) {
            throw new IllegalStateException("Cannot show a proposal before it is opened");
        }
        return proposal;
    }

    /** What it would do; absent where it is decided, or cannot be told. */
    public Optional<ProposalEffects> effects() {
        return effects;
    }

    /** What went wrong; empty where nothing did. */
    public String problem() {
        return problem;
    }

    public boolean isMine() {
        return service.isMine(proposal());
    }

    /** Changes with what they break. */
    public List<DictionaryChange> breaking() {
        return effects.map(known -> known.changes().stream()
                        .filter(change -> !change.breaks().isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** Questions and reports that read a column of it, what people see first. */
    public List<Reader> readers() {
        return effects.map(ProposalEffects::readers).orElse(List.of()).stream()
                .map(this::reader)
                .sorted(Comparator.comparing((Reader reader) -> reader.kind().equals("The suite's own"))
                        .thenComparing(Reader::kind)
                        .thenComparing(Reader::name))
                .toList();
    }

    private Reader reader(Break read) {
        String[] parts = read.file().split("/");
        String name = parts[parts.length - 1].replace(".sql", "");
        return switch (parts[1]) {
            case "segments" ->
                new Reader(
                        read.toString(),
                        "Segment",
                        name,
                        "/analyst/segment.xhtml?name=" + name,
                        isKept(Kind.SEGMENT, name) ? "its size" : "");
            case "experiments" ->
                isKept(Kind.EXPERIMENT, name)
                        ? new Reader(
                                read.toString(),
                                "Experiment",
                                name,
                                "/executive/experiment.xhtml?name=" + name,
                                "its report")
                        : new Reader(read.toString(), "Experiment", name, "/analyst/experiment.xhtml?name=" + name, "");
            case "metrics" -> new Reader(read.toString(), "Metric", name, "", "");
            case "satisfaction" ->
                new Reader(
                        read.toString(),
                        "Satisfaction",
                        name,
                        "/executive/satisfaction.xhtml",
                        isKept(Kind.SATISFACTION) ? "the report" : "");
            case "attribution" ->
                new Reader(
                        read.toString(),
                        "Attribution",
                        name,
                        "/executive/attribution.xhtml",
                        isKept(Kind.ATTRIBUTION) ? "the report" : "");
            default -> new Reader(read.toString(), "The suite's own", name, "", "");
        };
    }

    private boolean isKept(Kind kind, String subject) {
        return !reports.versions(kind, subject).isEmpty();
    }

    private boolean isKept(Kind kind) {
        return !reports.newestOfEach(kind, Object.class).isEmpty();
    }

    /** How it stands, in words. */
    public String state(Proposal one) {
        return one.decision()
                .map(decision -> switch (decision.outcome()) {
                    case APPROVED -> "Approved";
                    case REJECTED -> "Rejected";
                    case WITHDRAWN -> "Withdrawn";
                })
                .orElse("Open");
    }

    /** Name of the words' style. */
    public String tone(Proposal one) {
        return one.decision()
                .map(decision -> decision.outcome() == Outcome.APPROVED
                        ? "good"
                        : decision.outcome() == Outcome.REJECTED ? "bad" : "neutral")
                .orElse("early");
    }
}

package io.truelift.governance.proposal;

import io.truelift.definitions.query.ColumnName;
import io.truelift.governance.account.Actor;
import io.truelift.governance.account.Permission;
import io.truelift.governance.dictionary.ContractField;
import io.truelift.governance.dictionary.ContractText;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryException;
import io.truelift.governance.dictionary.Finding;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.diff.DefinitionReads;
import io.truelift.governance.diff.DictionaryChange;
import io.truelift.governance.diff.DictionaryChange.Break;
import io.truelift.governance.diff.DictionaryDiff;
import io.truelift.governance.history.Author;
import io.truelift.governance.history.ContentFile;
import io.truelift.governance.history.ContentHistory;
import io.truelift.governance.history.Revision;
import io.truelift.governance.proposal.Proposal.Decision;
import io.truelift.governance.proposal.Proposal.Outcome;
import io.truelift.platform.project.Project;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Edits of the dictionary that two people make: one proposes, another approves, and then the contract's file is written
 * and committed in the name of who proposed it. A proposal names fields and not a text, so that others may change the
 * rest of the file in between.
 */
public final class Proposals {
    private final Project project;
    private final Dictionary dictionary;
    private final ProposalLog log;
    private final ContentHistory history;
    private final Supplier<DefinitionReads> reads;
    private final Clock clock;

    /**
     * @param dictionary as it is now
     * @param reads what the questions read, with that dictionary
     */
    public Proposals(
            Project project,
            Dictionary dictionary,
            ProposalLog log,
            ContentHistory history,
            Supplier<DefinitionReads> reads,
            Clock clock) {
        this.project = project;
        this.dictionary = dictionary;
        this.log = log;
        this.history = history;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * Another value that somebody wants.
     *
     * @param column name of the column; absent for a field of the table
     * @param field the field
     * @param value the value; empty to take the field away
     */
    public record FieldChange(Optional<String> column, ContractField field, String value) {}

    /**
     * Keeps a proposal. Wishes that change nothing are left out.
     *
     * @param by who proposes
     * @return number of the proposal
     * @throws ProposalException where there is no reason, nothing would change, or the contract would have mistakes
     */
    public long propose(String table, List<FieldChange> wishes, String reason, Actor by) {
        Permission.PROPOSE.require(by);
        if (reason.isBlank()) {
            throw new ProposalException("Cannot propose a change without a reason: say in a sentence why");
        }
        TableContract contract = dictionary.table(table);
        ContractText before = new ContractText(file(contract).text());
        ContractText after = before;
        List<FieldEdit> edits = new ArrayList<>();
        for (FieldChange wish : wishes) {
            ContractText next = with(after, wish.column(), wish.field(), wish.value());
            if (!next.equals(after)) {
                edits.add(new FieldEdit(
                        wish.column(),
                        wish.field(),
                        before.value(wish.column(), wish.field()),
                        next.value(wish.column(), wish.field())));
            }
            after = next;
        }
        if (edits.isEmpty()) {
            throw new ProposalException("Cannot propose that: nothing would change. Change a field first");
        }
        List<Finding> mistakes = proposed(contract, after).mistakes();
        if (!mistakes.isEmpty()) {
            throw new ProposalException("Cannot propose that: "
                    + mistakes.stream().map(Finding::message).distinct().collect(Collectors.joining("; ")));
        }
        return log.add(clock.instant(), by.name(), table, reason.strip(), edits);
    }

    /**
     * What an open proposal would do now.
     *
     * @throws ProposalException where its table or column is gone, or it cannot be written any more
     */
    public ProposalEffects effects(Proposal proposal) {
        TableContract contract = dictionary
                .find(proposal.table())
                .orElseThrow(() -> new ProposalException(
                        "Cannot show what it would do: there is no table %s any more".formatted(proposal.table())));
        ContentFile file = file(contract);
        ContractText before = new ContractText(file.text());
        ContractText after = before;
        List<String> overtaken = new ArrayList<>();
        for (FieldEdit edit : proposal.edits()) {
            String now = value(before, edit);
            if (!now.equals(edit.before()) && !now.equals(edit.after())) {
                overtaken.add("%s of %s is %s by now, and was %s when this was proposed"
                        .formatted(
                                edit.field().word(),
                                edit.column().orElse("the table"),
                                quoted(now),
                                quoted(edit.before())));
            }
            after = with(after, edit.column(), edit.field(), edit.after());
        }
        ProposedContract proposed = proposed(contract, after);
        List<Finding> mistakes = proposed.mistakes();
        List<DictionaryChange> changes = mistakes.isEmpty()
                ? DictionaryDiff.of(dictionary, proposed.dictionary(), reads.get())
                        .changes()
                : List.of();
        return new ProposalEffects(
                file,
                after.text(),
                history.diff(before.text(), after.text()),
                mistakes,
                overtaken,
                changes,
                readers(proposal));
    }

    /**
     * Writes the contract and commits it in the name of who proposed it.
     *
     * @param by who approves: another person
     * @param author who proposed it, as git shall name them
     * @return the commit
     * @throws ProposalException where it is decided already, the same person approves, or it cannot be written as it stands
     * @throws io.truelift.governance.history.HistoryException where git refuses; nothing is decided then
     */
    public Revision approve(Proposal proposal, Actor by, Author author) {
        Permission.APPROVE.require(by);
        requireOpen(proposal);
        requireSecond(proposal, by, "approve");
        ProposalEffects effects = effects(proposal);
        if (!effects.overtaken().isEmpty()) {
            throw new ProposalException("Cannot approve it: " + String.join("; ", effects.overtaken())
                    + ". Reject it, and propose anew what still holds");
        }
        if (!effects.mistakes().isEmpty()) {
            throw new ProposalException("Cannot approve it: "
                    + effects.mistakes().stream()
                            .map(Finding::message)
                            .distinct()
                            .collect(Collectors.joining("; ")));
        }
        String message = "%s: %s\n\n%s\n\nProposal %d, approved by %s."
                .formatted(
                        proposal.table(),
                        proposal.edits().stream()
                                .map(Proposals::name)
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        proposal.reason(),
                        proposal.id(),
                        by.title());
        Revision revision = history.save(
                List.of(io.truelift.governance.history.FileEdit.of(effects.file(), effects.text())), author, message);
        log.decide(proposal.id(), new Decision(Outcome.APPROVED, clock.instant(), by.name(), "", revision.id()));
        return revision;
    }

    /**
     * Turns a proposal down.
     *
     * @throws ProposalException where it is decided already, the same person rejects it, or no reason is given
     */
    public void reject(Proposal proposal, Actor by, String reason) {
        Permission.APPROVE.require(by);
        requireOpen(proposal);
        requireSecond(proposal, by, "reject");
        if (reason.isBlank()) {
            throw new ProposalException("Cannot reject it without a reason: say in a sentence why");
        }
        log.decide(proposal.id(), new Decision(Outcome.REJECTED, clock.instant(), by.name(), reason.strip(), ""));
    }

    /** Takes a proposal back; only who made it may. */
    public void withdraw(Proposal proposal, String by) {
        requireOpen(proposal);
        if (!proposal.by().equals(by)) {
            throw new ProposalException("Cannot withdraw it: only who proposed it may. Reject it with a reason");
        }
        log.decide(proposal.id(), new Decision(Outcome.WITHDRAWN, clock.instant(), by, "", ""));
    }

    private static void requireOpen(Proposal proposal) {
        proposal.decision().ifPresent(decision -> {
            throw new ProposalException("Cannot decide on it: it is decided already");
        });
    }

    private static void requireSecond(Proposal proposal, Actor by, String deed) {
        if (proposal.by().equals(by.name())) {
            throw new ProposalException(
                    "Cannot %s it: you proposed it yourself. Ask somebody else of the governance team".formatted(deed));
        }
    }

    /** Places that read what the proposal is about: its columns, or for a field of the table any column. */
    private List<Break> readers(Proposal proposal) {
        TableContract contract = dictionary.table(proposal.table());
        Set<String> columns = new LinkedHashSet<>();
        for (FieldEdit edit : proposal.edits()) {
            edit.column()
                    .ifPresentOrElse(
                            columns::add, () -> contract.columns().forEach(column -> columns.add(column.name())));
        }
        DefinitionReads known = reads.get();
        return columns.stream()
                .flatMap(column -> known.of(new ColumnName(proposal.table(), column)).stream())
                .collect(Collectors.toMap(
                        reader -> reader.file(),
                        reader -> reader,
                        (first, other) -> first.through().isEmpty() ? first : other,
                        TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private static String name(FieldEdit edit) {
        return edit.column()
                .map(column -> column + " " + edit.field().word())
                .orElse(edit.field().word());
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "empty" : "\"" + value + "\"";
    }

    private static String value(ContractText text, FieldEdit edit) {
        try {
            return text.value(edit.column(), edit.field());
        } catch (DictionaryException e) {
            throw new ProposalException("Cannot show what it would do: " + e.getMessage());
        }
    }

    private static ContractText with(ContractText text, Optional<String> column, ContractField field, String value) {
        try {
            return text.with(column, field, value);
        } catch (DictionaryException e) {
            throw new ProposalException(String.valueOf(e.getMessage()));
        }
    }

    private ContentFile file(TableContract contract) {
        String path = project.content()
                .relativize(contract.file().toAbsolutePath().normalize())
                .toString();
        return history.read(path)
                .orElseThrow(() -> new ProposalException("Cannot read %s: it is gone".formatted(path)));
    }

    private ProposedContract proposed(TableContract contract, ContractText text) {
        return new ProposedContract(
                project.governance(), contract.file().getFileName().toString(), text.text());
    }
}

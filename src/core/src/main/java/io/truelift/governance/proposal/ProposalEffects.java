package io.truelift.governance.proposal;

import io.truelift.governance.dictionary.Finding;
import io.truelift.governance.diff.DictionaryChange;
import io.truelift.governance.diff.DictionaryChange.Break;
import io.truelift.governance.history.ContentFile;
import io.truelift.governance.history.TextDiff;
import java.util.List;

/**
 * What a proposal would do to the contract as it is now.
 *
 * @param file the contract's file
 * @param text what it would hold
 * @param diff what differs
 * @param mistakes mistakes that it would bring in
 * @param overtaken fields that somebody else has changed since, in sentences
 * @param changes what changes for questions, and which of them break
 * @param readers places that read a column of it, also those that do not break
 */
public record ProposalEffects(
        ContentFile file,
        String text,
        TextDiff diff,
        List<Finding> mistakes,
        List<String> overtaken,
        List<DictionaryChange> changes,
        List<Break> readers) {

    public ProposalEffects {
        mistakes = List.copyOf(mistakes);
        overtaken = List.copyOf(overtaken);
        changes = List.copyOf(changes);
        readers = List.copyOf(readers);
    }

    /** Whether it can be written as it stands. */
    public boolean isClean() {
        return mistakes.isEmpty() && overtaken.isEmpty() && !diff.isEmpty();
    }
}

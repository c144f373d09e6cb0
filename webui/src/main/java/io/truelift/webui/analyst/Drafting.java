package io.truelift.webui.analyst;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truelift.definitions.draft.Draft;
import io.truelift.definitions.draft.DraftStore;
import io.truelift.definitions.editor.Completion;
import io.truelift.definitions.editor.SqlLayout;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.account.Permission;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.history.Author;
import io.truelift.governance.history.ContentFile;
import io.truelift.governance.history.ContentHistory;
import io.truelift.governance.history.FileEdit;
import io.truelift.governance.history.HistoryException;
import io.truelift.governance.history.TextDiff;
import io.truelift.platform.database.ReportStore;
import io.truelift.webui.page.Request;
import io.truelift.webui.security.SignedIn;
import io.truelift.webui.security.SignedInAccount;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file of the project that the person edits: the text as it was sent, else their draft, else the file. The form of the
 * page has the fields {@code text}, {@code version} and {@code message}.
 */
@RequestScoped
public class Drafting {
    private final ContentHistory history;
    private final Dictionary dictionary;
    private final DraftStore drafts;
    private final SignedIn signedIn;
    private final Request request;
    private final Clock clock = Clock.systemUTC();
    private String path = "";
    private String text = "";
    private String version = ContentFile.ABSENT;
    private Optional<ContentFile> file = Optional.empty();
    private Optional<Draft> draft = Optional.empty();
    private String refusal = "";

    @Inject
    Drafting(ContentHistory history, Dictionary dictionary, DraftStore drafts, SignedIn signedIn, Request request) {
        this.history = history;
        this.dictionary = dictionary;
        this.drafts = drafts;
        this.signedIn = signedIn;
        this.request = request;
    }

    /** Whether there is such a file, or a draft of one. */
    boolean open(String file) {
        this.path = file;
        this.file = history.read(file);
        this.draft = drafts.find(signedIn.person().name(), file);
        this.text = request.postedText("text")
                .or(() -> draft.map(Draft::text))
                .or(() -> this.file.map(ContentFile::text))
                .orElse("");
        this.version = request.postedText("version")
                .or(() -> draft.map(Draft::readVersion))
                .or(() -> this.file.map(ContentFile::version))
                .orElse(ContentFile.ABSENT);
        return this.file.isPresent() || draft.isPresent();
    }

    String text() {
        return text;
    }

    String version() {
        return version;
    }

    /**
     * Does what a button asks for that every editor has: completion, check, layout, going on from the newest, and discarding.
     *
     * @param here address of the editor
     * @param list address of the page that lists such files
     */
    boolean acted(String here, String list) {
        if (request.posted("complete").isPresent()) {
            complete();
        } else if (request.posted("check").isPresent()) {
            keep();
        } else if (request.posted("format").isPresent()) {
            format();
        } else if (request.posted("discard").isPresent()) {
            discard();
            request.goTo(isNew() ? list : here);
        } else if (request.posted("newest").isPresent()) {
            startFromNewest();
            request.goTo(here);
        } else {
            return false;
        }
        return true;
    }

    private void complete() {
        int cursor = request.posted("complete")
                .filter(number -> number.matches("\\d{1,7}"))
                .map(Integer::parseInt)
                .orElse(0);
        try {
            request.answerJson(ReportStore.JSON.writeValueAsString(
                    new Completion(SqlLibrary.CATALOG, dictionary).at(text, cursor)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write what may stand at the cursor", e);
        }
    }

    private void format() {
        SqlLayout.of(text)
                .ifPresentOrElse(
                        laidOut -> text = laidOut,
                        () -> refusal = "Cannot lay it out before it can be read: mend the place below first.");
        keep();
    }

    /** Keeps the text until it is saved; a text that is the file's own needs no keeping. */
    void keep() {
        String person = signedIn.person().name();
        if (diff().isEmpty() && file.isPresent() && !isOutdated()) {
            drafts.discard(person, path);
            draft = Optional.empty();
            return;
        }
        Draft kept = new Draft(person, path, text, version, clock.instant());
        drafts.keep(kept);
        draft = Optional.of(kept);
    }

    private void discard() {
        drafts.discard(signedIn.person().name(), path);
    }

    /** Takes the file as it is now for what the text started from: the person has seen what differs. */
    private void startFromNewest() {
        version = file.map(ContentFile::version).orElse(ContentFile.ABSENT);
        keep();
    }

    /**
     * Whether it is saved now; where not, {@link #refusal} says why.
     *
     * @param mistake what is wrong with the text, which is kept then and not saved
     */
    boolean saved(Optional<Mistake> mistake) {
        SignedInAccount person = signedIn.person();
        keep();
        if (mistake.isPresent()) {
            return false;
        }
        Permission.WRITE_DEFINITIONS.require(person.actor());
        try {
            history.save(
                    List.of(new FileEdit(path, version, text)),
                    new Author(person.name(), person.title()),
                    request.text("message"));
        } catch (HistoryException e) {
            refusal = String.valueOf(e.getMessage());
            return false;
        }
        discard();
        return true;
    }

    /** Whether the file is deleted now; where not, {@link #refusal} says why. The reason stands in the field {@code why}. */
    boolean deleted() {
        SignedInAccount person = signedIn.person();
        Permission.WRITE_DEFINITIONS.require(person.actor());
        try {
            history.remove(
                    file.orElseThrow(() -> new HistoryException(
                            "Cannot delete %s: it is not saved yet. Discard the draft.".formatted(path))),
                    new Author(person.name(), person.title()),
                    request.text("why"));
        } catch (HistoryException e) {
            refusal = String.valueOf(e.getMessage());
            return false;
        }
        discard();
        return true;
    }

    void refuse(String why) {
        refusal = why;
    }

    /** Why nothing was saved or laid out; empty where nothing was refused. */
    String refusal() {
        return refusal;
    }

    boolean isNew() {
        return file.isEmpty();
    }

    /** Whether somebody else has saved the file since the text was begun. */
    boolean isOutdated() {
        return !file.map(ContentFile::version).orElse(ContentFile.ABSENT).equals(version);
    }

    /** When the draft was last kept; absent where there is none. */
    Optional<Instant> keptAt() {
        return draft.map(Draft::changedAt);
    }

    /** What saving would change. */
    TextDiff diff() {
        return history.diff(file.map(ContentFile::text).orElse(""), new FileEdit(path, version, text).text());
    }
}

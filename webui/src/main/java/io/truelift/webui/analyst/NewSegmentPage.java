package io.truelift.webui.analyst;

import io.truelift.definitions.draft.Draft;
import io.truelift.definitions.draft.DraftStore;
import io.truelift.definitions.editor.DefinitionFileName;
import io.truelift.definitions.editor.HeaderText;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.governance.history.ContentFile;
import io.truelift.governance.history.ContentHistory;
import io.truelift.platform.project.Resources;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Request;
import io.truelift.webui.security.SignedIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;

/** What is a new segment called, and for which purpose is it? */
@RequestScoped
@Named("newSegment")
public class NewSegmentPage {
    private final ContentHistory history;
    private final DraftStore drafts;
    private final Dictionary dictionary;
    private final SignedIn signedIn;
    private final Request request;
    private final Clock clock = Clock.systemUTC();
    private String refusal = "";

    @Inject
    NewSegmentPage(
            ContentHistory history, DraftStore drafts, Dictionary dictionary, SignedIn signedIn, Request request) {
        this.history = history;
        this.drafts = drafts;
        this.dictionary = dictionary;
        this.signedIn = signedIn;
        this.request = request;
    }

    /** Begins a draft where the form was sent with what it needs. */
    public void open() {
        if (request.posted("begin").isEmpty()) {
            return;
        }
        String title = request.text("title");
        String name = DefinitionFileName.of(title);
        String path = SegmentEditPage.path(name);
        if (name.isEmpty()) {
            refusal = "Cannot begin a segment without a title: give it a few words that open with a letter.";
        } else if (history.read(path).isPresent()) {
            refusal = "Cannot begin %s: there is a file of this name. Choose another title, or edit that one."
                    .formatted(path);
        } else {
            String text = Resources.text(NewSegmentPage.class, "new_segment.sql.txt")
                    .replace("{title}", HeaderText.of(title))
                    .replace(
                            "{description}",
                            HeaderText.of(request.parameter("description").orElse(title)))
                    .replace(
                            "{owner}",
                            HeaderText.of(request.parameter("owner")
                                    .orElse(signedIn.person().name())))
                    .replace("{purpose}", purpose());
            drafts.keep(new Draft(signedIn.person().name(), path, text, ContentFile.ABSENT, clock.instant()));
            request.goTo(SegmentEditPage.HERE + name);
        }
    }

    private String purpose() {
        List<String> known = agreedTo().stream().map(Purpose::name).toList();
        return request.parameter("purpose").filter(known::contains).orElse(known.getFirst());
    }

    public List<Choice> purposes() {
        Purpose chosen = agreedTo().stream()
                .filter(purpose -> purpose.name().equals(purpose()))
                .findFirst()
                .orElseThrow();
        return Choice.among(
                agreedTo(), chosen, Purpose::name, purpose -> "%s (%s)".formatted(purpose.title(), purpose.name()));
    }

    /** Purposes that people grant. */
    private List<Purpose> agreedTo() {
        return dictionary.purposes().stream().filter(Purpose::needsConsent).toList();
    }

    /** Why no draft was begun; empty where nothing was refused. */
    public String refusal() {
        return refusal;
    }
}

package io.truelift.webui.analyst;

import io.truelift.governance.history.ContentFile;
import io.truelift.governance.history.ContentHistory;
import io.truelift.governance.history.HistoryException;
import io.truelift.governance.history.Revision;
import io.truelift.governance.history.TextDiff;
import io.truelift.webui.page.Histories;
import io.truelift.webui.page.Request;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who changed this file when, why and how? */
@RequestScoped
@Named("historyPage")
public class HistoryPage {
    private static final Kind SEGMENT =
            new Kind("segments", "Segments", "/analyst/segments.xhtml", "/analyst/segment.xhtml?name=");

    /** Kinds of files by the word in the address. */
    private static final Map<String, Kind> KINDS = Map.of(
            "segment", SEGMENT,
            "metric", new Kind("metrics", "Metrics", "/analyst/metrics.xhtml", "/analyst/metric.xhtml?name="),
            "experiment",
                    new Kind(
                            "experiments",
                            "Plan and analyse",
                            "/analyst/experiments.xhtml",
                            "/analyst/experiment.xhtml?name="));

    private final ContentHistory history;
    private final Histories histories;
    private final Request request;
    private String name = "";
    private String path = "";
    private Kind kind = SEGMENT;
    private Histories.Told told = new Histories.Told(List.of(), "");

    @Inject
    HistoryPage(ContentHistory history, Histories histories, Request request) {
        this.history = history;
        this.histories = histories;
        this.request = request;
    }

    /**
     * @param folder below {@code sql}
     * @param title what pages of the kind are called
     * @param list where they are listed
     * @param page where one is shown, up to its name
     */
    public record Kind(String folder, String title, String list, String page) {}

    /** Finds the file that the address names. */
    public void open() {
        Optional<Kind> found = request.parameter("of").map(KINDS::get);
        name = request.text("name");
        if (found.isEmpty() || !SegmentEditPage.NAME.matcher(name).matches()) {
            request.notFound();
            return;
        }
        kind = found.get();
        path = "sql/%s/%s.sql".formatted(kind.folder(), name);
        told = histories.of(path);
        if (told.revisions().isEmpty() && history.read(path).isEmpty()) {
            request.notFound();
        } else if (request.parameter("revision").isPresent() && chosen().isEmpty()) {
            request.notFound();
        }
    }

    public Kind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public String path() {
        return path;
    }

    public List<Revision> revisions() {
        return told.revisions();
    }

    /** Why there is no history to be told; empty where there is. */
    public String problem() {
        return told.problem();
    }

    /** The change that is shown: the one that the address names, else the newest. */
    public Optional<Revision> chosen() {
        return request.parameter("revision")
                .map(id -> told.revisions().stream()
                        .filter(revision ->
                                revision.id().equals(id) || revision.shortId().equals(id))
                        .findFirst())
                .orElseGet(() -> told.revisions().stream().findFirst());
    }

    public boolean isChosen(Revision revision) {
        return chosen().filter(revision::equals).isPresent();
    }

    /** Whether the file is no more as the newest change left it. */
    public boolean isUncommitted() {
        return !told.revisions().isEmpty()
                && !history.read(path)
                        .map(ContentFile::text)
                        .equals(history.textAt(told.revisions().getFirst().id(), path));
    }

    /** What the chosen change changed. */
    public TextDiff diff() {
        return chosen().map(revision -> history.diff(before(revision), textAt(revision.id())))
                .orElseGet(() -> history.diff("", ""));
    }

    /** The file as the chosen change left it. */
    public String text() {
        return chosen().map(revision -> textAt(revision.id())).orElse("");
    }

    private String before(Revision revision) {
        int at = told.revisions().indexOf(revision);
        return at + 1 < told.revisions().size()
                ? textAt(told.revisions().get(at + 1).id())
                : "";
    }

    private String textAt(String revision) {
        try {
            return history.textAt(revision, path).orElse("");
        } catch (HistoryException e) {
            return "";
        }
    }
}

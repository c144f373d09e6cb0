package io.truelift.webui.page;

import io.truelift.governance.history.HistoryException;
import io.truelift.governance.history.Revision;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Who changed a file of the project, when and why. */
@RequestScoped
@Named("histories")
public class Histories {
    private final RevisionCache cache;

    @Inject
    Histories(RevisionCache cache) {
        this.cache = cache;
    }

    /**
     * @param revisions the newest first
     * @param problem why they cannot be told; empty where they can
     */
    public record Told(List<Revision> revisions, String problem) {
        public Told {
            revisions = List.copyOf(revisions);
        }
    }

    /** Every change of the file. */
    public Told of(String path) {
        try {
            return new Told(cache.of(path), "");
        } catch (HistoryException e) {
            return new Told(List.of(), String.valueOf(e.getMessage()));
        }
    }

    /** The newest changes of the file. */
    public Told newest(String path, int most) {
        Told told = of(path);
        return new Told(told.revisions().stream().limit(most).toList(), told.problem());
    }
}

package io.truelift.webui.page;

import io.truelift.governance.history.ContentHistory;
import io.truelift.governance.history.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the revisions of files that were looked at until anything is committed; a long history takes long to read. */
@ApplicationScoped
public class RevisionCache {
    private final ContentHistory history;
    private final Map<String, List<Revision>> read = new HashMap<>();
    private String newest = "";

    @Inject
    RevisionCache(ContentHistory history) {
        this.history = history;
    }

    /** @throws io.truelift.governance.history.HistoryException where the project is not kept in git */
    List<Revision> of(String path) {
        String now = history.newest().orElse("");
        synchronized (read) {
            if (!newest.equals(now)) {
                read.clear();
                newest = now;
            }
            List<Revision> known = read.get(path);
            if (known != null) {
                return known;
            }
        }
        List<Revision> revisions = history.revisions(path);
        synchronized (read) {
            if (newest.equals(now)) {
                read.put(path, revisions);
            }
        }
        return revisions;
    }
}

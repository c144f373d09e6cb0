package io.truelift.webui.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.truelift.governance.history.ContentHistory;
import io.truelift.governance.history.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Keeps the revisions of files that were looked at until anything is committed; a long history takes long to read. */
@ApplicationScoped
public class RevisionCache {
    private static final long MOST_FILES = 1_000;

    private final ContentHistory history;
    private final Cache<FileAt, List<Revision>> revisions =
            Caffeine.newBuilder().maximumSize(MOST_FILES).build();

    @Inject
    RevisionCache(ContentHistory history) {
        this.history = history;
    }

    /** A file as of the newest commit. */
    private record FileAt(String commit, String path) {}

    /** @throws io.truelift.governance.history.HistoryException where the project is not kept in git */
    List<Revision> of(String path) {
        return revisions.get(new FileAt(history.newest().orElse(""), path), file -> history.revisions(file.path()));
    }
}

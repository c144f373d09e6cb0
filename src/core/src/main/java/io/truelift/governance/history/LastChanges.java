package io.truelift.governance.history;

import io.truelift.platform.project.Project;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * When files of a folder were last changed, as far as git knows. Times are those of the checkout's history: a copy of a
 * file says nothing on its age.
 *
 * @param head the commit that it was read at; empty where there is none
 * @param byPath time of the newest commit that changed the file, by path from the project's folder
 */
public record LastChanges(String head, Map<String, Instant> byPath) {
    public LastChanges {
        byPath = Map.copyOf(byPath);
    }

    /**
     * @param folder from the project's folder, such as {@code governance/dictionary}
     * @param known what was read before, which is handed back where nothing was committed since
     * @throws HistoryException where the folder is not kept in git
     */
    public static LastChanges of(Project project, String folder, Optional<LastChanges> known) {
        try (Repository repository = ProjectRepository.open(project.content())) {
            ObjectId head = repository.resolve("HEAD");
            if (head == null) {
                return new LastChanges("", Map.of());
            }
            if (known.filter(before -> before.head().equals(head.name())).isPresent()) {
                return known.get();
            }
            return new LastChanges(
                    head.name(),
                    read(repository, head, ProjectRepository.pathIn(repository, project.content(), folder), folder));
        } catch (IOException e) {
            throw new HistoryException(
                    "Cannot read when files of %s were changed: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static Map<String, Instant> read(Repository repository, ObjectId head, String place, String folder)
            throws IOException {
        Map<String, Instant> times = new TreeMap<>();
        try (RevWalk commits = new RevWalk(repository)) {
            commits.markStart(commits.parseCommit(head));
            commits.setTreeFilter(AndTreeFilter.create(PathFilter.create(place), TreeFilter.ANY_DIFF));
            for (RevCommit commit : commits) {
                try (TreeWalk files = new TreeWalk(repository)) {
                    files.setRecursive(true);
                    files.setFilter(AndTreeFilter.create(PathFilter.create(place), TreeFilter.ANY_DIFF));
                    files.addTree(commit.getTree());
                    boolean isFirst = commit.getParentCount() == 0;
                    if (!isFirst) {
                        files.addTree(commits.parseCommit(commit.getParent(0)).getTree());
                    } else {
                        files.setFilter(PathFilter.create(place));
                    }
                    while (files.next()) {
                        String path = folder + files.getPathString().substring(place.length());
                        times.merge(
                                path,
                                commit.getCommitterIdent().getWhenAsInstant(),
                                (one, other) -> one.isAfter(other) ? one : other);
                    }
                }
            }
        }
        return times;
    }
}

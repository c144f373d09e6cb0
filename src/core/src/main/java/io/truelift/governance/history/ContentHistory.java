package io.truelift.governance.history;

import io.truelift.platform.project.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * What people change in {@code governance}, {@code sql} and {@code pipelines/feeds}, as commits of the git repository that
 * the project's folder lies in, which may be a worktree or hold more than the project. A change is made whole or not at
 * all, and holds the named files only: what else is uncommitted stays so.
 *
 * <p>A folder outside git is refused and not made a repository: often it is a copy that a deployment overwrites, and a
 * history begun there would be lost with the changes in it. Refused, too, are changes while a merge or a rebase is under
 * way and where no branch is checked out, since no branch would hold them.
 */
public final class ContentHistory {
    private final Path content;
    private final Clock clock;

    public ContentHistory(Project project, Clock clock) {
        this.content = project.content();
        this.clock = clock;
    }

    /** The file as it is now, committed or not; absent where there is none. */
    public Optional<ContentFile> read(String path) {
        return new WorkingFiles(content).read(path);
    }

    /**
     * Writes and commits the files. Of a file that was changed outside and never committed, that change becomes a commit of
     * its own first, so that the author's shows theirs alone.
     *
     * @param message why, in the author's words
     * @throws ChangedMeanwhileException where a file is not the one that its edit started from; nothing was written
     * @throws HistoryException where the folder is not kept in git, git refuses, or nothing would change; nothing was written
     */
    public Revision save(List<FileEdit> edits, Author author, String message) {
        return change(edits.stream().map(FileChange::of).toList(), author, message);
    }

    /**
     * Deletes a file and commits that.
     *
     * @throws ChangedMeanwhileException where it is not the file that was read
     * @throws HistoryException as {@link #save}
     */
    public Revision remove(ContentFile file, Author author, String message) {
        return change(List.of(FileChange.removal(file)), author, message);
    }

    /** Name of the newest commit; absent where there is none yet. While it stays the same, so do the revisions of every file. */
    public Optional<String> newest() {
        try (Repository repository = ProjectRepository.open(content)) {
            return Optional.ofNullable(repository.resolve("HEAD")).map(ObjectId::name);
        } catch (IOException e) {
            throw new HistoryException("Cannot read the history of %s: %s".formatted(content, e.getMessage()), e);
        }
    }

    /** The commits that changed the file, the newest first; none where it was never committed. */
    public List<Revision> revisions(String path) {
        try (Repository repository = ProjectRepository.open(content);
                Git git = new Git(repository)) {
            if (repository.resolve("HEAD") == null) {
                return List.of();
            }
            List<Revision> revisions = new ArrayList<>();
            for (RevCommit commit : git.log()
                    .addPath(ProjectRepository.pathIn(repository, content, path))
                    .call()) {
                revisions.add(revision(commit));
            }
            return revisions;
        } catch (IOException | GitAPIException e) {
            throw new HistoryException("Cannot read the history of %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    /**
     * The file as a commit left it; absent where it was not there then.
     *
     * @param revision the commit's name, whole or shortened, or such as {@code HEAD~1}
     * @throws HistoryException where there is no such commit
     */
    public Optional<String> textAt(String revision, String path) {
        try (Repository repository = ProjectRepository.open(content);
                RevWalk commits = new RevWalk(repository)) {
            ObjectId commit = repository.resolve(revision + "^{commit}");
            if (commit == null) {
                throw new HistoryException(
                        "Cannot find the revision %s in the history of %s. Choose one that its page lists."
                                .formatted(revision, path));
            }
            String place = ProjectRepository.pathIn(repository, content, path);
            try (TreeWalk file = TreeWalk.forPath(
                    repository, place, commits.parseCommit(commit).getTree())) {
                return file == null
                        ? Optional.empty()
                        : Optional.of(
                                new String(repository.open(file.getObjectId(0)).getBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new HistoryException("Cannot read %s as of %s: %s".formatted(path, revision, e.getMessage()), e);
        }
    }

    /** What differs between two texts. */
    public TextDiff diff(String before, String after) {
        return TextDiff.of(before, after);
    }

    private Revision change(List<FileChange> changes, Author author, String message) {
        if (message.isBlank()) {
            throw new HistoryException("Cannot save without a message: say in a sentence what changes and why.");
        }
        PersonIdent person = new PersonIdent(author.name(), author.address(), clock.instant(), ZoneOffset.UTC);
        return revision(ChangeCommit.make(content, changes, person, message.strip()));
    }

    private static Revision revision(RevCommit commit) {
        PersonIdent author = commit.getAuthorIdent();
        return new Revision(
                commit.name(),
                author.getName(),
                author.getWhenAsInstant(),
                commit.getFullMessage().strip());
    }
}

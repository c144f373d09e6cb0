package io.truelift.governance.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.CommitCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.AbortedByHookException;
import org.eclipse.jgit.api.errors.EmptyCommitException;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/** Makes one commit of a few files, or leaves everything as it was. */
final class ChangeCommit {
    private static final Object ONE_AT_A_TIME = new Object();
    private static final String OURSELVES = "Truelift";
    private static final String OUR_ADDRESS = "truelift@truelift.invalid";

    private final Path content;
    private final WorkingFiles files;
    private final Git git;
    private final PersonIdent author;

    private ChangeCommit(Path content, Git git, PersonIdent author) {
        this.content = content;
        this.files = new WorkingFiles(content);
        this.git = git;
        this.author = author;
    }

    static RevCommit make(Path content, List<FileChange> changes, PersonIdent author, String message) {
        synchronized (ONE_AT_A_TIME) {
            try (Repository repository = ProjectRepository.open(content);
                    Git git = new Git(repository)) {
                ProjectRepository.requireBranch(repository);
                return new ChangeCommit(content, git, author).make(changes, message);
            } catch (IOException | GitAPIException | JGitInternalException e) {
                throw failure(changes, e);
            }
        }
    }

    private RevCommit make(List<FileChange> changes, String message) throws IOException, GitAPIException {
        Map<String, Optional<String>> before = new LinkedHashMap<>();
        for (FileChange change : changes) {
            before.put(change.path(), unchanged(change).map(ContentFile::text));
        }
        requireDifference(changes, before);
        keepWhatWasLeft(before.entrySet().stream()
                .filter(file -> file.getValue().isPresent())
                .map(Map.Entry::getKey)
                .toList());
        try {
            for (FileChange change : changes) {
                files.write(change.path(), change.text());
            }
            return commit(before.keySet().stream().toList(), author, message);
        } catch (IOException | GitAPIException | RuntimeException e) {
            restore(before, e);
            throw e;
        }
    }

    private Optional<ContentFile> unchanged(FileChange change) {
        Optional<ContentFile> current = files.read(change.path());
        if (current.map(ContentFile::version).orElse(ContentFile.ABSENT).equals(change.readVersion())) {
            return current;
        }
        String what = current.isEmpty()
                ? "it has been deleted"
                : change.readVersion().isEmpty() ? "there is one of this name already" : "it has changed";
        throw new ChangedMeanwhileException(
                change.path(),
                "Cannot save %s: %s since you opened it. Nothing was written. Open it anew beside your text, and bring your change into it."
                        .formatted(change.path(), what));
    }

    private static void requireDifference(List<FileChange> changes, Map<String, Optional<String>> before) {
        if (changes.stream().allMatch(change -> change.text().equals(before.get(change.path())))) {
            throw new HistoryException("Cannot save %s: nothing has changed.".formatted(names(changes)));
        }
    }

    /** What was changed outside and never committed becomes a commit of its own. */
    private void keepWhatWasLeft(List<String> paths) throws IOException, GitAPIException {
        List<String> left = new ArrayList<>();
        for (String path : paths) {
            Status status = git.status().addPath(place(path)).call();
            if (!status.isClean()) {
                left.add(path);
            }
        }
        if (!left.isEmpty()) {
            commit(
                    left,
                    ourselves(),
                    "Changes found in %s that were made outside Truelift and not committed"
                            .formatted(String.join(", ", left)));
        }
    }

    private RevCommit commit(List<String> paths, PersonIdent by, String message) throws IOException, GitAPIException {
        CommitCommand command = git.commit()
                .setAuthor(by)
                .setCommitter(ourselves())
                .setMessage(message)
                .setSign(false)
                .setAllowEmpty(false);
        for (String path : paths) {
            String place = place(path);
            git.add().addFilepattern(place).call(); // git commits only what it knows of
            command.setOnly(place);
        }
        return command.call();
    }

    private PersonIdent ourselves() {
        return new PersonIdent(OURSELVES, OUR_ADDRESS, author.getWhenAsInstant(), author.getZoneId());
    }

    private String place(String path) throws IOException {
        return ProjectRepository.pathIn(git.getRepository(), content, path);
    }

    private void restore(Map<String, Optional<String>> before, Exception cause) {
        for (Map.Entry<String, Optional<String>> file : before.entrySet()) {
            try {
                files.write(file.getKey(), file.getValue());
                git.reset().addPath(place(file.getKey())).call();
            } catch (IOException | GitAPIException | RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private static HistoryException failure(List<FileChange> changes, Exception e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            switch (each) {
                case LockFailedException busy -> {
                    return new HistoryException(
                            "Cannot save %s: another git command is at work in the project's folder. Nothing was written. Save again; if that does not help, delete %s."
                                    .formatted(names(changes), busy.getFile() + ".lock"),
                            e);
                }
                case AbortedByHookException refused -> {
                    return new HistoryException(
                            "Cannot save %s: the repository's hook %s refused it. Nothing was written. It said: %s"
                                    .formatted(
                                            names(changes),
                                            refused.getHookName(),
                                            refused.getHookStdErr().strip()),
                            e);
                }
                case EmptyCommitException same -> {
                    return new HistoryException(
                            "Cannot save %s: git sees no change; its .gitignore may leave the file out."
                                    .formatted(names(changes)),
                            e);
                }
                default -> {
                    /* look further down */
                }
            }
        }
        return new HistoryException("Cannot save %s: %s".formatted(names(changes), e.getMessage()), e);
    }

    private static String names(List<FileChange> changes) {
        return String.join(", ", changes.stream().map(FileChange::path).toList());
    }
}

package io.truelift.governance.history;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryState;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The git repository that the project's folder lies in. */
final class ProjectRepository {
    private ProjectRepository() {}

    /** @throws HistoryException where there is none */
    static Repository open(Path content) {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(content.toFile());
        if (builder.getGitDir() == null) {
            throw new HistoryException(("Cannot find the history of %s: the folder is not kept in git. Run there: "
                            + "git init && git add governance sql pipelines && git commit -m \"As found\", then load this page again.")
                    .formatted(content));
        }
        try {
            Repository repository = builder.setMustExist(true).build();
            if (repository.isBare()) {
                repository.close();
                throw new HistoryException(
                        "Cannot use the git repository of %s: it has no working folder. Check it out, and start there."
                                .formatted(content));
            }
            return repository;
        } catch (IOException e) {
            throw new HistoryException(
                    "Cannot open the git repository of %s: %s".formatted(content, e.getMessage()), e);
        }
    }

    /** @throws HistoryException where no branch would hold a commit that is made now */
    static void requireBranch(Repository repository) throws IOException {
        RepositoryState state = repository.getRepositoryState();
        if (state != RepositoryState.SAFE) {
            throw new HistoryException(
                    "Cannot save now: git is in the middle of something in %s (%s). Finish that, then save again."
                            .formatted(repository.getWorkTree(), state.getDescription()));
        }
        if (!String.valueOf(repository.getFullBranch()).startsWith(Constants.R_HEADS)) {
            throw new HistoryException(
                    "Cannot save now: no branch is checked out in %s, so that nothing would hold the change. Run git switch BRANCH there, then save again."
                            .formatted(repository.getWorkTree()));
        }
    }

    /** The path as git names it: from the top of the working folder, with slashes. */
    static String pathIn(Repository repository, Path content, String path) throws IOException {
        Path folder = repository.getWorkTree().toPath().toRealPath().relativize(content.toRealPath());
        return folder.resolve(path).normalize().toString().replace('\\', '/');
    }
}

package io.truelift.governance.diff;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryException;
import io.truelift.governance.dictionary.DictionaryReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/** A version of the dictionary that is to be compared with: a folder, or a revision of git. */
public final class EarlierDictionary {
    private EarlierDictionary() {}

    /**
     * @param governance the folder {@code governance} of the project
     * @param version a folder like it, a folder that holds one, or a revision such as {@code HEAD~1} or {@code v1.0}
     * @throws DictionaryException where there is no such thing, or it cannot be read
     */
    public static Dictionary read(Path governance, String version) {
        Path folder = Path.of(version);
        if (Files.isDirectory(folder.resolve("dictionary"))) {
            return DictionaryReader.read(folder);
        }
        if (Files.isDirectory(folder.resolve("governance"))) {
            return DictionaryReader.read(folder.resolve("governance"));
        }
        return revision(governance, version);
    }

    private static Dictionary revision(Path governance, String version) {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(governance.toFile());
        if (builder.getGitDir() == null) {
            throw new DictionaryException(
                    "Cannot find a version %s: it is no folder with a dictionary, and %s is not kept in git"
                            .formatted(version, governance));
        }
        try (Repository repository = builder.setMustExist(true).build()) {
            ObjectId commit = repository.resolve(version + "^{commit}");
            if (commit == null) {
                throw new DictionaryException(
                        "Cannot find a version %s: it is neither a folder with a dictionary nor a revision of git"
                                .formatted(version));
            }
            return read(
                    repository,
                    commit,
                    repository.getWorkTree().toPath().toRealPath().relativize(governance.toRealPath()));
        } catch (IOException e) {
            throw new DictionaryException("Cannot read revision %s: %s".formatted(version, e.getMessage()), e);
        }
    }

    private static Dictionary read(Repository repository, ObjectId commit, Path folder) throws IOException {
        Path copy = Files.createTempDirectory("truelift-dictionary");
        try (RevWalk commits = new RevWalk(repository);
                TreeWalk files = new TreeWalk(repository)) {
            String prefix = folder.toString().replace(File.separatorChar, '/');
            files.addTree(commits.parseCommit(commit).getTree());
            files.setRecursive(true);
            files.setFilter(PathFilter.create(prefix));
            while (files.next()) {
                Path file = copy.resolve(files.getPathString().substring(prefix.length() + 1));
                Files.createDirectories(file.getParent());
                Files.write(file, repository.open(files.getObjectId(0)).getBytes());
            }
            return DictionaryReader.read(copy);
        } finally {
            delete(copy);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

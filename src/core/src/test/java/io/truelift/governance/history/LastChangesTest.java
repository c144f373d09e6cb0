package io.truelift.governance.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.platform.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastChangesTest {
    private static final Instant OLD = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant NEW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void tellsTheNewestCommitOfEachFile() throws IOException, GitAPIException {
        Project project = new Project(folder.resolve("project"), folder);
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            put("governance/dictionary/a.yaml", "one");
            put("governance/dictionary/b.yaml", "one");
            put("sql/c.sql", "one");
            commit(git, OLD);
            put("governance/dictionary/b.yaml", "two");
            put("sql/c.sql", "two");
            commit(git, NEW);
        }
        LastChanges changes = LastChanges.of(project, "governance/dictionary", Optional.empty());
        assertThat(changes.byPath())
                .containsOnlyKeys("governance/dictionary/a.yaml", "governance/dictionary/b.yaml")
                .containsEntry("governance/dictionary/a.yaml", OLD)
                .containsEntry("governance/dictionary/b.yaml", NEW);
        assertThat(LastChanges.of(project, "governance/dictionary", Optional.of(changes)))
                .as("nothing was committed since")
                .isSameAs(changes);
    }

    @Test
    void saysThatAFolderIsNotKeptInGit() {
        Project project = new Project(folder, folder);
        assertThatThrownBy(() -> LastChanges.of(project, "governance", Optional.empty()))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("not kept in git");
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve("project").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void commit(Git git, Instant at) throws GitAPIException {
        PersonIdent person = new PersonIdent("Somebody", "s@example.invalid", at, ZoneOffset.UTC);
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage("Something")
                .setAuthor(person)
                .setCommitter(person)
                .setSign(false)
                .call();
    }
}

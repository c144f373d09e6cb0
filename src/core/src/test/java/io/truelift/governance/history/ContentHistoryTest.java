package io.truelift.governance.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.platform.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentHistoryTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Author ANNA = new Author("analyst", "Anna Lindqvist");
    private static final String SEGMENT = "sql/segments/buyers.sql";
    private static final String OTHER = "sql/segments/others.sql";

    @TempDir
    Path folder;

    private Path top;
    private Path content;
    private ContentHistory history;

    @BeforeEach
    void writeAProject() throws IOException, GitAPIException {
        top = folder.toRealPath().resolve("repository");
        content = top.resolve("project");
        put(SEGMENT, "one\n");
        put(OTHER, "other\n");
        try (Git git = Git.init().setDirectory(top.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("As found")
                    .setAuthor(new PersonIdent("Somebody", "s@example.invalid"))
                    .setSign(false)
                    .call();
        }
        history = historyOf(content);
    }

    @Test
    void savesACommitWithItsAuthorTimeAndMessage() {
        Revision saved = history.save(List.of(edit(SEGMENT, "one\r\ntwo")), ANNA, " Two belong to it, too. ");
        assertThat(saved.author()).isEqualTo("Anna Lindqvist");
        assertThat(saved.at()).isEqualTo(MONDAY);
        assertThat(saved.message()).isEqualTo("Two belong to it, too.");
        assertThat(content.resolve(SEGMENT)).hasContent("one\ntwo\n");
        assertThat(history.revisions(SEGMENT))
                .extracting(Revision::message)
                .containsExactly("Two belong to it, too.", "As found");
        assertThat(history.textAt(saved.id(), SEGMENT)).contains("one\ntwo\n");
        assertThat(history.textAt("HEAD~1", SEGMENT)).contains("one\n");
        assertThat(history.newest()).contains(saved.id());
        assertThat(status()).isEmpty();
    }

    @Test
    void leavesWhatOthersHaveNotCommittedAsItIs() throws IOException, GitAPIException {
        put(OTHER, "half a thought\n");
        put("governance/staged.yaml", "staged: true\n");
        put("governance/unknown.yaml", "unknown: true\n");
        try (Git git = Git.open(top.toFile())) {
            git.add().addFilepattern("project/governance/staged.yaml").call();
        }
        Revision saved = history.save(
                List.of(edit(SEGMENT, "two"), FileEdit.create("sql/metrics/new.sql", "new")), ANNA, "A metric with it");
        assertThat(changed(saved)).containsExactlyInAnyOrder("project/sql/metrics/new.sql", "project/" + SEGMENT);
        assertThat(content.resolve(OTHER)).hasContent("half a thought\n");
        assertThat(status())
                .containsExactly(
                        "added project/governance/staged.yaml",
                        "modified project/" + OTHER,
                        "untracked project/governance/unknown.yaml");
    }

    @Test
    void makesACommitOfItsOwnOfWhatWasChangedOutside() throws IOException {
        put(SEGMENT, "one\nby hand\n");
        history.save(List.of(edit(SEGMENT, "one\nby hand\nin Truelift")), ANNA, "One more");
        List<Revision> revisions = history.revisions(SEGMENT);
        assertThat(revisions).extracting(Revision::author).containsExactly("Anna Lindqvist", "Truelift", "Somebody");
        assertThat(revisions.get(1).message())
                .isEqualTo("Changes found in %s that were made outside Truelift and not committed".formatted(SEGMENT));
        assertThat(history.textAt(revisions.get(1).id(), SEGMENT)).contains("one\nby hand\n");
    }

    @Test
    void refusesWhatChangedSinceItWasReadAndWritesNothing() throws IOException {
        FileEdit edit = edit(SEGMENT, "mine");
        put(SEGMENT, "theirs\n");
        assertThatThrownBy(
                        () -> history.save(List.of(FileEdit.create("sql/metrics/new.sql", "new"), edit), ANNA, "Mine"))
                .isInstanceOf(ChangedMeanwhileException.class)
                .hasMessage(
                        "Cannot save sql/segments/buyers.sql: it has changed since you opened it. Nothing was written. "
                                + "Open it anew beside your text, and bring your change into it.");
        assertThat(content.resolve(SEGMENT)).hasContent("theirs\n");
        assertThat(content.resolve("sql/metrics/new.sql")).doesNotExist();
    }

    @Test
    void refusesANewFileWhereThereIsOneAndAnOldOneThatIsGone() throws IOException {
        assertThatThrownBy(() -> history.save(List.of(FileEdit.create(SEGMENT, "new")), ANNA, "New"))
                .isInstanceOf(ChangedMeanwhileException.class)
                .hasMessageContaining("there is one of this name already");
        FileEdit edit = edit(SEGMENT, "two");
        Files.delete(content.resolve(SEGMENT));
        assertThatThrownBy(() -> history.save(List.of(edit), ANNA, "Two"))
                .isInstanceOf(ChangedMeanwhileException.class)
                .hasMessageContaining("it has been deleted");
    }

    @Test
    void removesAFileAndRemembersIt() {
        Revision removed = history.remove(history.read(SEGMENT).orElseThrow(), ANNA, "Nobody uses it");
        assertThat(content.resolve(SEGMENT)).doesNotExist();
        assertThat(history.read(SEGMENT)).isEmpty();
        assertThat(history.textAt(removed.id(), SEGMENT)).isEmpty();
        assertThat(history.textAt(removed.id() + "~1", SEGMENT)).contains("one\n");
        assertThat(history.revisions(SEGMENT)).hasSize(2);
        assertThat(status()).isEmpty();
    }

    @Test
    void worksInAWorktree() throws IOException {
        Path worktree = folder.toRealPath().resolve("worktree");
        git(top, "worktree", "add", "-b", "beside", worktree.toString());
        ContentHistory beside = historyOf(worktree.resolve("project"));
        Revision saved =
                beside.save(List.of(FileEdit.of(beside.read(SEGMENT).orElseThrow(), "beside")), ANNA, "Beside");
        assertThat(beside.revisions(SEGMENT)).first().isEqualTo(saved);
        assertThat(git(worktree, "status", "--porcelain")).isEmpty();
        assertThat(git(top, "log", "-1", "--format=%an %s", "beside")).isEqualTo("Anna Lindqvist Beside\n");
        assertThat(history.revisions(SEGMENT)).hasSize(1);
    }

    @Test
    void savesIntoARepositoryWithoutACommit() throws IOException, GitAPIException {
        Path fresh = folder.toRealPath().resolve("fresh");
        Git.init().setDirectory(fresh.toFile()).call().close();
        ContentHistory first = historyOf(fresh);
        assertThat(first.newest()).isEmpty();
        assertThat(first.revisions(SEGMENT)).isEmpty();
        first.save(List.of(FileEdit.create(SEGMENT, "first")), ANNA, "First");
        assertThat(first.revisions(SEGMENT)).extracting(Revision::message).containsExactly("First");
    }

    @Test
    void saysWhatToDoWhereTheFolderIsNotKeptInGit() throws IOException {
        Path outside = Files.createDirectories(folder.toRealPath().resolve("outside"));
        assertThatThrownBy(() -> historyOf(outside).save(List.of(FileEdit.create(SEGMENT, "first")), ANNA, "First"))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining(
                        "the folder is not kept in git. Run there: git init && git add governance sql pipelines");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void refusesWhereNoBranchWouldHoldTheChange() throws IOException {
        git(top, "checkout", "--detach", "-q");
        assertThatThrownBy(() -> history.save(List.of(edit(SEGMENT, "two")), ANNA, "Two"))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("no branch is checked out");
        assertThat(content.resolve(SEGMENT)).hasContent("one\n");
    }

    @Test
    void putsEverythingBackWhereAHookRefuses() throws IOException {
        Path hook = Files.writeString(
                top.resolve(".git/hooks/pre-commit"), "#!/bin/sh\necho no titles in capitals >&2\nexit 1\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> history.save(
                        List.of(edit(SEGMENT, "two"), FileEdit.create("sql/metrics/new.sql", "new")), ANNA, "Two"))
                .isInstanceOf(HistoryException.class)
                .hasMessageEndingWith(
                        "the repository's hook pre-commit refused it. Nothing was written. It said: no titles in capitals");
        assertThat(content.resolve(SEGMENT)).hasContent("one\n");
        assertThat(status()).isEmpty();
    }

    @Test
    void putsEverythingBackWhereAnotherCommandHoldsTheIndex() throws IOException {
        Path lock = Files.createFile(top.resolve(".git/index.lock"));
        assertThatThrownBy(() -> history.save(List.of(edit(SEGMENT, "two")), ANNA, "Two"))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("another git command is at work")
                .hasMessageEndingWith("delete %s.".formatted(lock));
        assertThat(content.resolve(SEGMENT)).hasContent("one\n");
    }

    @Test
    void refusesAChangeThatChangesNothingAndOneWithoutAMessage() {
        assertThatThrownBy(() -> history.save(List.of(edit(SEGMENT, "one")), ANNA, "One"))
                .hasMessageEndingWith("nothing has changed.");
        assertThatThrownBy(() -> history.save(List.of(edit(SEGMENT, "two")), ANNA, " "))
                .hasMessageContaining("without a message");
    }

    @Test
    void opensNothingOutsideTheFoldersOfTheContent() throws IOException {
        put("sql/outside.md", "");
        Files.delete(content.resolve("sql/outside.md"));
        Files.createSymbolicLink(content.resolve("sql/outside"), folder);
        for (String path : List.of(
                "../secret.sql",
                "sql/../../secret.sql",
                "/etc/secret.sql",
                "settings.yaml",
                "sql/run.sh",
                "sql",
                "sql/outside/secret.sql")) {
            assertThatThrownBy(() -> history.read(path)).as(path).isInstanceOf(HistoryException.class);
            assertThatThrownBy(() -> history.save(List.of(FileEdit.create(path, "x")), ANNA, "x"))
                    .as(path)
                    .isInstanceOf(HistoryException.class);
        }
    }

    @Test
    void saysThatARevisionIsUnknown() {
        assertThatThrownBy(() -> history.textAt("abcdef12", SEGMENT))
                .hasMessageContaining("Cannot find the revision abcdef12");
        assertThatThrownBy(() -> history.textAt("no such thing", SEGMENT)).isInstanceOf(HistoryException.class);
    }

    private FileEdit edit(String path, String text) {
        return FileEdit.of(history.read(path).orElseThrow(), text);
    }

    private static ContentHistory historyOf(Path content) {
        return new ContentHistory(
                new Project(content, content.resolve(".truelift")), Clock.fixed(MONDAY, ZoneOffset.UTC));
    }

    private void put(String path, String text) throws IOException {
        Files.createDirectories(content.resolve(path).getParent());
        Files.writeString(content.resolve(path), text);
    }

    private List<String> changed(Revision revision) {
        return git(top, "show", "--name-only", "--format=", revision.id())
                .lines()
                .toList();
    }

    /** What git itself says is not committed. */
    private List<String> status() {
        return git(top, "status", "--porcelain", "-uall")
                .lines()
                .map(line -> switch (line.substring(0, 2)) {
                    case "A " -> "added " + line.substring(3);
                    case " M" -> "modified " + line.substring(3);
                    case "??" -> "untracked " + line.substring(3);
                    default -> line;
                })
                .toList();
    }

    private static String git(Path folder, String... words) {
        try {
            List<String> command = new java.util.ArrayList<>(List.of("git", "-C", folder.toString()));
            command.addAll(List.of(words));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(command.toString()).isZero();
            return said;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.truelift.pipelines.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessFolderTest {
    /** Linux numbers processes up to 2^22. */
    private static final long NEVER_A_PROCESS = (1L << 22) + 7;

    @TempDir
    private Path parent;

    @Test
    void isForItsOwnerAlone() throws IOException {
        Path folder = ProcessFolder.make(parent);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void clearsAwayWhatProcessesLeftThatAreGone() throws IOException {
        Path dead = Files.createDirectories(parent.resolve("truelift-" + NEVER_A_PROCESS + "-x/within"));
        Files.writeString(dead.resolve("file"), "left");
        Path alive = Files.createDirectory(
                parent.resolve("truelift-" + ProcessHandle.current().pid() + "-x"));
        Path another = Files.createDirectory(parent.resolve("truelift-notes"));
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(parent.resolve("truelift-" + NEVER_A_PROCESS + "-y"), elsewhere);

        ProcessFolder.make(parent);

        assertThat(dead.getParent()).doesNotExist();
        assertThat(alive).exists();
        assertThat(another).exists();
        assertThat(elsewhere).exists();
        assertThat(link).as("a link is nobody's folder").isSymbolicLink();
    }
}

package io.truelift.governance.identity;

import io.truelift.platform.project.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Keys in a file, one a line; while they are rotated, the next ones in a file beside it. */
final class KeyFile implements KeyStore {
    private static final Set<PosixFilePermission> OF_THE_OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path file;
    private final Path nextFile;

    KeyFile(Path file) {
        this.file = file;
        this.nextFile = file.resolveSibling(file.getFileName() + ".next");
    }

    @Override
    public boolean isThere() {
        return Files.exists(file);
    }

    @Override
    public List<String> current() {
        if (!Files.exists(file)) {
            Secrets.write(file, newKey() + "\n");
        }
        return read(file);
    }

    @Override
    public List<String> next() {
        return Files.exists(nextFile) ? read(nextFile) : List.of();
    }

    @Override
    public List<String> begin() {
        List<String> keys = new ArrayList<>(current());
        keys.add(newKey());
        Secrets.write(nextFile, String.join("\n", keys) + "\n");
        return keys;
    }

    @Override
    public String adopt() {
        try {
            Files.move(nextFile, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot rename %s to %s: %s. The next build tries again.".formatted(nextFile, file, e.getMessage()),
                    e);
        }
        return "the keys are in %s; keep a copy of it, for without it no new line finds its person".formatted(file);
    }

    @Override
    public void abandon() {
        try {
            Files.deleteIfExists(nextFile);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot delete %s, which a rotation that was cut off left: %s".formatted(nextFile, e.getMessage()),
                    e);
        }
    }

    private static List<String> read(Path file) {
        try {
            refuseOtherReaders(file);
            return KeyStore.checked(
                    Files.readAllLines(file).stream()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList(),
                    file.toString());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot read the key of identifiers from %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void refuseOtherReaders(Path file) throws IOException {
        PosixFileAttributeView permissions = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (permissions != null
                && !OF_THE_OWNER.containsAll(permissions.readAttributes().permissions())) {
            throw new IllegalArgumentException(
                    "Cannot use the key of identifiers in %s: others than its owner may open it. Run: chmod 600 %s"
                            .formatted(file, file));
        }
    }

    private static String newKey() {
        return Secrets.password() + Secrets.password();
    }
}

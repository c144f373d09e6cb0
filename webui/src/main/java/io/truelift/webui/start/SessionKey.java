package io.truelift.webui.start;

import io.truelift.platform.project.Project;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;

/** The key that seals sign-in cookies, kept in the data folder so that a restart signs nobody out. */
final class SessionKey {
    private static final String FILE = "session.key";
    private static final int BYTES = 32;

    private SessionKey() {}

    /** The key, made where there is none; absent where there is no data folder yet. */
    static Optional<String> of(Project project) {
        if (!Files.isDirectory(project.data())) {
            return Optional.empty();
        }
        Path file = project.data().resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot keep the key of sign-in cookies in %s: %s. Make the folder writable for the account that runs Truelift."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(
                file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(java.nio.ByteBuffer.wrap(Base64.getEncoder().encode(key)));
        } catch (FileAlreadyExistsException e) {
            // Another start made it first; that one serves.
        }
    }
}

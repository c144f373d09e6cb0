package io.truelift.pipelines.identity;

import io.truelift.project.Settings;
import io.truelift.stack.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key of the identifiers' hash: from {@code TRUELIFT_IDENTITY_KEY}, else from a file that only its owner may read, made on first use. */
public final class IdentityKey {
    private IdentityKey() {}

    public static byte[] of(Settings settings, Path data) {
        String given = System.getenv("TRUELIFT_IDENTITY_KEY");
        if (given != null && !given.isBlank()) {
            return given.getBytes(StandardCharsets.UTF_8);
        }
        Path file = settings.find(Settings.IDENTITY_KEY).map(Path::of).orElse(data.resolve("identity.key"));
        try {
            if (!Files.exists(file)) {
                Secrets.write(file, Secrets.password() + Secrets.password());
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the key of identifiers from %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}

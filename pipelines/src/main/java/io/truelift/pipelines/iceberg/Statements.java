package io.truelift.pipelines.iceberg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements on the catalog's database, each in a file of its own. */
final class Statements {
    private Statements() {}

    static String text(String name) {
        try (InputStream stream = Statements.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Cannot find %s among the resources".formatted(name));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s".formatted(name), e);
        }
    }
}

package io.truelift.endtoend;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real data beside the checkout; where it is absent a test is skipped with a message, except in CI. */
final class SharedData {
    private SharedData() {}

    static Path folder() {
        Path folder = Path.of(System.getProperty("truelift.project")).resolve("../shared/data").normalize();
        if (!Files.isDirectory(folder)) {
            String message = "Cannot find the real data in ../shared/data beside the checkout";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            assumeTrue(false, message);
        }
        return folder;
    }
}

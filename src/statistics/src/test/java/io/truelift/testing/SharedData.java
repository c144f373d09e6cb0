package io.truelift.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real data beside the checkout; where it is absent a test is skipped with a message, except in CI, where it fails. */
public final class SharedData {
    private SharedData() {}

    public static Path folder() {
        Path folder = Path.of(System.getProperty("truelift.root"))
                .resolve("../shared/data")
                .normalize();
        if (Files.isDirectory(folder)) {
            return folder;
        }
        String message = "Cannot find the real data in ../shared/data beside the checkout.";
        if ("true".equals(System.getenv("CI"))) {
            return fail(message);
        }
        System.out.println("Skipped: " + message); // an aborted class says nothing by itself
        return Assumptions.abort(message);
    }
}

package io.truelift.pipelines.identity;

import io.truelift.platform.project.Settings;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who resolves identities, as the setting {@link Settings#IDENTITY_RESOLVER} says. */
public enum ResolverChoice {
    /** One worker where the graph fits into its memory, several where it does not. */
    AUTO,
    /** One worker, whatever is expected; several where its memory turns out to be too small. */
    MEMORY,
    /** Several workers, always. */
    DISTRIBUTED;

    /**
     * The choice of the settings, {@link #AUTO} unless they say otherwise.
     *
     * @throws IllegalStateException where they say something else
     */
    public static ResolverChoice of(Settings settings) {
        String word =
                settings.find(Settings.IDENTITY_RESOLVER).orElse(AUTO.word()).strip();
        return Arrays.stream(values())
                .filter(choice -> choice.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot use the setting %s = %s: it must be one of %s. Correct %s, or settings.properties."
                                .formatted(
                                        Settings.IDENTITY_RESOLVER,
                                        word,
                                        words(),
                                        Settings.variable(Settings.IDENTITY_RESOLVER))));
    }

    private static String words() {
        return Arrays.stream(values()).map(ResolverChoice::word).collect(Collectors.joining(", "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

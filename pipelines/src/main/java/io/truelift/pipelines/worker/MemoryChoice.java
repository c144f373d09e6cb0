package io.truelift.pipelines.worker;

import io.truelift.platform.project.Settings;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether one worker holds in memory what a step has to know, as a setting says. */
public enum MemoryChoice {
    /** One worker where it fits into its memory, several where it does not. */
    AUTO,
    /** One worker, whatever is expected; several where its memory turns out to be too small. */
    MEMORY,
    /** Several workers, always. */
    DISTRIBUTED;

    /**
     * The choice of the settings, {@link #AUTO} unless they say otherwise.
     *
     * @param setting its name
     * @throws IllegalStateException where they say something else
     */
    public static MemoryChoice of(Settings settings, String setting) {
        String word = settings.find(setting).orElse(AUTO.word()).strip();
        return Arrays.stream(values())
                .filter(choice -> choice.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot use the setting %s = %s: it must be one of %s. Correct %s, or settings.properties."
                                .formatted(setting, word, words(), Settings.variable(setting))));
    }

    private static String words() {
        return Arrays.stream(values()).map(MemoryChoice::word).collect(Collectors.joining(", "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

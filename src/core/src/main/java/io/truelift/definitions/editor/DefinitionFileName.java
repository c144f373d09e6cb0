package io.truelift.definitions.editor;

import java.text.Normalizer;
import java.util.Locale;

/** Names for files, made of what people call things. */
public final class DefinitionFileName {
    private static final int LONGEST = 60;

    private DefinitionFileName() {}

    /** Small letters, digits and underscores, such as {@code bought_in_may} of "Bought in May!"; empty where no letter is left to open it. */
    public static String of(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "");
        String words =
                plain.replaceAll("[^a-z0-9]+", "_").replaceAll("^[^a-z]+", "").replaceAll("_+$", "");
        return words.substring(0, Math.min(LONGEST, words.length())).replaceAll("_+$", "");
    }
}

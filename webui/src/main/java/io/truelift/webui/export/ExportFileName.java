package io.truelift.webui.export;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Names of files that people are given. */
public final class ExportFileName {
    private ExportFileName() {}

    /** What the file says and as of which day, such as {@code truelift-attribution-models-2026-11-20.csv}. */
    public static String of(String title, Instant asOf, String ending) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String words =
                plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return "truelift-%s-%s.%s".formatted(words, LocalDate.ofInstant(asOf, ZoneOffset.UTC), ending);
    }
}

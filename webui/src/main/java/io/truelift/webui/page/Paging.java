package io.truelift.webui.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Rows of the part of a list that the address asks for.
 *
 * @param rows those of this part
 * @param parts which part it is
 */
public record Paging<T>(List<T> rows, PageInfo parts) {
    private static final int USUAL = 50;

    public Paging {
        rows = List.copyOf(rows);
    }

    public static <T> Paging<T> of(List<T> all, Request request) {
        return of(all, USUAL, request);
    }

    /** As above, with so many rows in a part. */
    public static <T> Paging<T> of(List<T> all, int size, Request request) {
        PageInfo parts = PageInfo.of(request, size, all.size());
        int from = Math.toIntExact(parts.skipped());
        return new Paging<>(all.subList(from, Math.min(all.size(), from + size)), parts);
    }

    /** Of an empty list. */
    public static <T> Paging<T> none() {
        return new Paging<>(List.of(), new PageInfo(1, USUAL, 0, "", ""));
    }

    /** Whether one of the texts holds every word that is looked for. */
    public static boolean holds(String words, String... texts) {
        String all = String.join(" ", texts).toLowerCase(Locale.ROOT);
        return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
    }
}

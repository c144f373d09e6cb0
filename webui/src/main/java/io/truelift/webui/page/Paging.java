package io.truelift.webui.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One page of a long list.
 *
 * @param rows those of this page
 * @param page which page, from 1
 * @param pages how many there are; one at least
 * @param total rows of all pages
 * @param first number of the first row of this page, from 1; 0 where there is none
 */
public record Paging<T>(List<T> rows, int page, int pages, int total, int first) {
    private static final int USUAL = 50;

    public Paging {
        rows = List.copyOf(rows);
    }

    /** The page that the address asks for by {@code page}; the nearest there is where there is no such page. */
    public static <T> Paging<T> of(List<T> all, Request request) {
        return of(all, USUAL, request);
    }

    /** As above, with so many rows on a page. */
    public static <T> Paging<T> of(List<T> all, int size, Request request) {
        int pages = Math.max(1, (all.size() + size - 1) / size);
        int asked = request.parameter("page").filter(text -> text.matches("\\d{1,6}")).map(Integer::parseInt).orElse(1);
        int page = Math.clamp(asked, 1, pages);
        int from = (page - 1) * size;
        return new Paging<>(all.subList(from, Math.min(all.size(), from + size)), page, pages, all.size(), all.isEmpty() ? 0 : from + 1);
    }

    /** Whether one of the texts holds every word that is looked for. */
    public static boolean holds(String words, String... texts) {
        String all = String.join(" ", texts).toLowerCase(Locale.ROOT);
        return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
    }

    public int last() {
        return rows.isEmpty() ? 0 : first + rows.size() - 1;
    }
}

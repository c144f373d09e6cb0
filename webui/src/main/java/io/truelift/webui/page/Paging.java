package io.truelift.webui.page;

import java.util.List;
import java.util.Optional;

/**
 * Which part of a long list is shown.
 *
 * @param page number of the page, from 1
 * @param pages how many there are, at least 1
 * @param size how many things are on a page
 * @param total how many things there are
 * @param previous the query of the page before; absent on the first
 * @param next the query of the page after; absent on the last
 */
public record Paging(int page, int pages, int size, int total, Optional<String> previous, Optional<String> next) {
    private static final String PARAMETER = "page";

    /** The page that the address asks for, or the nearest that there is. */
    public static Paging of(int total, int size, Request request) {
        int pages = Math.max(1, (total + size - 1) / size);
        int page = Math.clamp(asked(request), 1, pages);
        return new Paging(
                page, pages, size, total,
                page > 1 ? Optional.of(request.queryWith(PARAMETER, page == 2 ? "" : Integer.toString(page - 1))) : Optional.empty(),
                page < pages ? Optional.of(request.queryWith(PARAMETER, Integer.toString(page + 1))) : Optional.empty());
    }

    private static int asked(Request request) {
        return request.parameter(PARAMETER).filter(text -> text.matches("[0-9]{1,6}")).map(Integer::parseInt).orElse(1);
    }

    /** The things of the page. */
    public <T> List<T> of(List<T> things) {
        return things.subList((page - 1) * size, Math.min(things.size(), page * size));
    }

    public boolean isNeeded() {
        return pages > 1;
    }

    /** Number of the first thing of the page, from 1. */
    public int first() {
        return total == 0 ? 0 : (page - 1) * size + 1;
    }

    /** Number of the last thing of the page. */
    public int last() {
        return Math.min(total, page * size);
    }
}

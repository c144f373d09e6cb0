package io.truelift.webui.page;

import java.util.Locale;

/**
 * A long list in parts, with the number of the part in the address.
 *
 * @param number the part that is shown, from 1
 * @param size things in a part
 * @param total things in the list
 * @param before address of the part before; empty on the first
 * @param after address of the part after; empty on the last
 */
public record PageInfo(int number, int size, long total, String before, String after) {
    private static final String PARAMETER = "page";

    /** Number of the part that the address asks for, whether there is one or not. */
    public static int asked(Request request) {
        return request.parameter(PARAMETER)
                .filter(text -> text.matches("[1-9]\\d{0,6}"))
                .map(Integer::parseInt)
                .orElse(1);
    }

    /** The part that the address asks for; the last one where it asks for a later. */
    public static PageInfo of(Request request, int size, long total) {
        long last = Math.max(1, (total + size - 1) / size);
        int number = (int) Math.min(asked(request), last);
        return new PageInfo(
                number,
                size,
                total,
                number > 1 ? request.queryWith(PARAMETER, number == 2 ? "" : Integer.toString(number - 1)) : "",
                number < last ? request.queryWith(PARAMETER, Integer.toString(number + 1)) : "");
    }

    /** Things before the part. */
    public long skipped() {
        return (long) (number - 1) * size;
    }

    /** Such as {@code 21 to 40 of 312}; empty where all stand on one part. */
    public String words() {
        return total <= size
                ? ""
                : String.format(
                        Locale.ROOT, "%,d to %,d of %,d", skipped() + 1, Math.min(total, skipped() + size), total);
    }
}

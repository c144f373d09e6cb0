package io.truelift.governance.diff;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether every value of one type fits another. */
final class TypeChange {
    private static final Map<String, List<String>> WIDER = Map.of("integer", List.of("bigint", "double"));
    private static final Map<String, Integer> DIGITS = Map.of("integer", 10, "bigint", 19);
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),\\s*(\\d+)\\)");

    private TypeChange() {}

    static boolean same(String before, String after) {
        return before.replace(" ", "").equals(after.replace(" ", ""));
    }

    /** Integers fit wider integers and decimals with room for all their digits; a decimal fits one with no fewer digits on either side. */
    static boolean widens(String before, String after) {
        Matcher to = DECIMAL.matcher(after);
        if (!to.matches()) {
            return WIDER.getOrDefault(before, List.of()).contains(after);
        }
        int scale = Integer.parseInt(to.group(2));
        int whole = Integer.parseInt(to.group(1)) - scale;
        Matcher from = DECIMAL.matcher(before);
        if (from.matches()) {
            int scaleBefore = Integer.parseInt(from.group(2));
            return scale >= scaleBefore && whole >= Integer.parseInt(from.group(1)) - scaleBefore;
        }
        return DIGITS.containsKey(before) && whole >= DIGITS.get(before);
    }
}

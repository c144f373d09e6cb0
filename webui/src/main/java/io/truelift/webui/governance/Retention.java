package io.truelift.webui.governance;

/** How long rows are kept, in words. */
final class Retention {
    private Retention() {}

    /** @param period a number and a unit such as {@code 3 y}; empty where nothing is said */
    static String words(String period) {
        String[] parts = period.strip().split("\\s+");
        if (parts.length != 2) {
            return "not stated";
        }
        String unit = switch (parts[1]) {
            case "y" -> "year";
            case "m" -> "month";
            case "d" -> "day";
            default -> parts[1];
        };
        return parts[0] + "\u00a0" + unit + (parts[0].equals("1") ? "" : "s");
    }
}

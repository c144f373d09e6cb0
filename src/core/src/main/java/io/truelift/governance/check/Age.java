package io.truelift.governance.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How old something may be, as contracts write it: {@code 36 h}, {@code 2 d}. */
final class Age {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5})\\s*([a-z]+)");
    private static final Set<String> TIMED = Set.of("timestamp", "date");

    private Age() {}

    static Optional<Duration> of(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        return matcher.matches() ? of(matcher.group(1), matcher.group(2)) : Optional.empty();
    }

    /** @param unit hours or days; months and years have no one length */
    static Optional<Duration> of(String number, String unit) {
        try {
            long count = Long.parseLong(number);
            if (count <= 0) {
                return Optional.empty();
            }
            return switch (unit) {
                case "h", "hour", "hours" -> Optional.of(Duration.ofHours(count));
                case "d", "day", "days" -> Optional.of(Duration.ofDays(count));
                default -> Optional.empty();
            };
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Whether values of the logical type have an age. */
    static boolean isTimed(String logicalType) {
        return TIMED.contains(logicalType);
    }
}

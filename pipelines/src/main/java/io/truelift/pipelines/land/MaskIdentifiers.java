package io.truelift.pipelines.land;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.identity.Shape;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.RawIdentifiers;
import io.truelift.pipelines.feed.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a line's identifiers out of what quarantine says on it: what they look like stands in their place. */
final class MaskIdentifiers {
    /** An identifier as short as this may stand in a word by chance, so it is only looked for on its own. */
    private static final int SHORT = 5;

    private final List<String> fields;

    MaskIdentifiers(Feed feed, Dictionary dictionary) {
        this.fields = List.copyOf(RawIdentifiers.fields(feed, dictionary));
    }

    Rejection in(Rejection rejection, Line line) {
        List<String> identifiers = identifiers(line);
        String value = rejection.value();
        return new Rejection(
                rejection.rule(),
                rejection.column(),
                value == null ? null : masked(value, identifiers),
                masked(rejection.getMessage(), identifiers));
    }

    /** The longest first, for one may stand in another. */
    private List<String> identifiers(Line line) {
        List<String> identifiers = new ArrayList<>();
        for (String field : fields) {
            @Nullable String value = line.field(field);
            if (value != null && !value.isBlank()) {
                identifiers.add(value.strip());
                identifiers.add(Rejection.cut(value).strip());
            }
        }
        identifiers.sort(Comparator.comparing(String::length).reversed());
        return identifiers;
    }

    private static String masked(String text, List<String> identifiers) {
        String masked = text;
        for (String identifier : identifiers) {
            String quoted = Pattern.quote(identifier);
            Pattern pattern = Pattern.compile(
                    identifier.length() > SHORT ? quoted : "(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            masked = pattern.matcher(masked).replaceAll(found -> Matcher.quoteReplacement(Shape.of(found.group())));
        }
        return masked;
    }
}

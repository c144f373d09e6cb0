package io.truelift.pipelines.consent;

import io.truelift.governance.dictionary.Purpose;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.feed.ValueRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a line says on consent: for each word the rules by which the columns of {@code raw.consent_event} are filled. */
public final class ConsentEventRules {
    private static final Set<String> ABSENT = Set.of("", "0", "?0", "-", "false", "null", "undefined");

    private ConsentEventRules() {}

    /**
     * The words of a line; none where it says nothing.
     *
     * @throws Rejection where a signal cannot be read
     */
    public static List<Map<String, ValueRule>> of(Feed.ConsentRule rule, Line line) {
        return switch (rule.speaker()) {
            case Feed.Stated stated -> stated(rule, stated);
            case Feed.Tcf tcf -> tcf(rule, tcf, line);
            case Feed.PrivacyControl control -> control(rule, control, line);
        };
    }

    private static List<Map<String, ValueRule>> stated(Feed.ConsentRule rule, Feed.Stated stated) {
        List<Map<String, ValueRule>> words = new ArrayList<>();
        for (String purpose : stated.purposes()) {
            Map<String, ValueRule> word = new LinkedHashMap<>(rule.columns());
            word.put("purpose", ValueRule.constant(purpose));
            word.put("granted", stated.granted());
            words.add(word);
        }
        return words;
    }

    private static List<Map<String, ValueRule>> tcf(Feed.ConsentRule rule, Feed.Tcf tcf, Line line) {
        String text = tcf.string().of(line, "tcf");
        if (text == null || text.isBlank()) {
            return List.of();
        }
        TcfString string = TcfString.decode(text, column(tcf));
        List<Map<String, ValueRule>> words = new ArrayList<>();
        for (Map.Entry<String, Purpose.Signals> purpose : tcf.signals().entrySet()) {
            Map<String, ValueRule> word = word(rule, purpose.getKey(), string.grants(purpose.getValue()));
            word.putIfAbsent(
                    "decided_at", ValueRule.constant(string.lastUpdated().toString()));
            word.putIfAbsent("method", ValueRule.constant("tcf"));
            word.putIfAbsent("language", ValueRule.constant(string.language()));
            word.putIfAbsent("jurisdiction", ValueRule.constant(string.country()));
            word.putIfAbsent("evidence", ValueRule.constant(string.evidence()));
            words.add(word);
        }
        return words;
    }

    /**
     * The header has one value, 1; that of the script's property is true, and a structured header's {@code ?1}. Zero, a dash and
     * nothing are what logs write for its absence. Whatever else stands there was sent by somebody who set it: it refuses, for a
     * grant must not hang on how a refusal is written.
     */
    private static List<Map<String, ValueRule>> control(Feed.ConsentRule rule, Feed.PrivacyControl control, Line line) {
        String signal = control.signal().of(line, "gpc");
        if (signal == null || ABSENT.contains(signal.strip().toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        List<Map<String, ValueRule>> words = new ArrayList<>();
        for (String purpose : control.refuses()) {
            Map<String, ValueRule> word = word(rule, purpose, false);
            word.putIfAbsent("method", ValueRule.constant("gpc"));
            word.putIfAbsent("evidence", ValueRule.constant("Sec-GPC: " + Rejection.cut(signal.strip())));
            words.add(word);
        }
        return words;
    }

    private static Map<String, ValueRule> word(Feed.ConsentRule rule, String purpose, boolean granted) {
        Map<String, ValueRule> word = new LinkedHashMap<>(rule.columns());
        word.put("purpose", ValueRule.constant(purpose));
        word.put("granted", ValueRule.constant(Boolean.toString(granted)));
        return word;
    }

    private static String column(Feed.Speaker speaker) {
        return String.join(", ", speaker.fields());
    }
}

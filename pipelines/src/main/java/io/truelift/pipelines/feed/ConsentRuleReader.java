package io.truelift.pipelines.feed;

import static io.truelift.pipelines.feed.Declaration.wrong;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads an item of a declaration's {@code consent}, and holds it against the purposes. */
final class ConsentRuleReader {
    /** What a word may tell beside purpose and grant; the contract of {@code raw.consent_event} says what each means. */
    private static final List<String> COLUMNS = List.of(
            "decided_at",
            "source",
            "notice_version",
            "expires_at",
            "method",
            "notice",
            "language",
            "jurisdiction",
            "controller",
            "evidence");

    private static final Set<String> ALL = new TreeSet<>(Set.of("purposes", "granted", "tcf", "gpc", "valid_for"));

    static {
        ALL.addAll(COLUMNS);
    }

    /** Platforms must ask anew after thirteen months at the latest, says the framework's policy. */
    private static final Period TCF_VALID_FOR = Period.ofMonths(13);

    private final Dictionary dictionary;
    private final Declaration declaration;
    private final ValueRuleReader values;

    ConsentRuleReader(Dictionary dictionary, Declaration declaration) {
        this.dictionary = dictionary;
        this.declaration = declaration;
        this.values = new ValueRuleReader(declaration);
    }

    Feed.ConsentRule rule(Place node) {
        Declaration.mapping(node, "consent");
        declaration.allow(node, "consent", ALL);
        Feed.Speaker speaker = speaker(node);
        LinkedHashMap<String, ValueRule> columns = new LinkedHashMap<>();
        for (String column : COLUMNS) {
            // A consent string has its own time; any other word needs one, and every word needs its source.
            boolean needed = column.equals("source") || column.equals("decided_at") && !(speaker instanceof Feed.Tcf);
            if (needed || node.has(column)) {
                columns.put(column, value(node, column));
            }
        }
        return new Feed.ConsentRule(speaker, columns, validFor(node, speaker));
    }

    private ValueRule value(Place node, String word) {
        return values.rule(node.at(word), "consent." + word);
    }

    private Feed.Speaker speaker(Place node) {
        if (node.has("tcf")) {
            LinkedHashMap<String, Purpose.Signals> signals = new LinkedHashMap<>();
            dictionary.purposes().stream()
                    .filter(purpose -> purpose.signals().isInTcf())
                    .forEach(purpose -> signals.put(purpose.name(), purpose.signals()));
            if (signals.isEmpty()) {
                throw wrong(
                        node.at("tcf"),
                        "it reads consent strings, and no purpose in purposes.yaml says with tcf what they mean");
            }
            return new Feed.Tcf(value(node, "tcf"), signals);
        }
        if (node.has("gpc")) {
            ArrayList<String> refuses = new ArrayList<>();
            dictionary.purposes().stream()
                    .filter(purpose -> purpose.signals().gpc() == Purpose.PrivacyControl.REFUSES)
                    .forEach(purpose -> refuses.add(purpose.name()));
            if (refuses.isEmpty()) {
                throw wrong(
                        node.at("gpc"),
                        "it reads Global Privacy Control, and no purpose in purposes.yaml says gpc: refuses");
            }
            return new Feed.PrivacyControl(value(node, "gpc"), refuses);
        }
        ArrayList<String> purposes = new ArrayList<>();
        for (Place item : Declaration.items(node, "purposes")) {
            if (dictionary.purposes().stream()
                    .noneMatch(known -> known.name().equals(item.text()) && known.needsConsent())) {
                throw wrong(item, "purpose %s is none that asks for consent in purposes.yaml".formatted(item.text()));
            }
            purposes.add(item.text());
        }
        if (purposes.isEmpty()) {
            throw wrong(node, "consent has none of purposes: [...], tcf, gpc");
        }
        return new Feed.Stated(purposes, value(node, "granted"));
    }

    private static @Nullable Period validFor(Place node, Feed.Speaker speaker) {
        if (!node.has("valid_for")) {
            return speaker instanceof Feed.Tcf ? TCF_VALID_FOR : null;
        }
        String text = node.text("valid_for");
        try {
            Period period = Period.parse(text);
            if (period.isNegative() || period.isZero()) {
                throw wrong(node.at("valid_for"), "consent.valid_for %s is no time to come".formatted(text));
            }
            return period;
        } catch (DateTimeException e) {
            throw wrong(node.at("valid_for"), "consent.valid_for %s is no period such as P13M or P1Y".formatted(text));
        }
    }
}

package io.truelift.pipelines.job;

import io.truelift.governance.check.Severity;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.quality.Finding;
import io.truelift.pipelines.quality.Measured;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a run set aside, by feed and rule, and whether they are more than a feed may have: the share that its
 * declaration allows by {@code most_set_aside}; where it says nothing, not all, unless it is a single line.
 */
final class SetAside {
    private static final String RULE = "setAside";

    private final List<OfFeed> feeds;

    private SetAside(List<OfFeed> feeds) {
        this.feeds = feeds;
    }

    /**
     * The lines of a feed in a run.
     *
     * @param in lines that were read, at least one
     * @param aside lines of them that were set aside
     * @param byRule lines by rule and column
     * @param most the share that may be; null where its declaration says none
     */
    private record OfFeed(
            String feed,
            long in,
            long aside,
            Map<String, Long> byRule,
            @Nullable Double most) {
        double share() {
            return (double) aside / in;
        }

        boolean isTooMany() {
            return most == null
                    ? aside == in && in > 1
                    : share() > most; // one line alone is a slip, not a feed gone wrong
        }

        String words() {
            return String.format(
                    Locale.ROOT,
                    "%,d of %,d lines of %s (%s)%s",
                    aside,
                    in,
                    feed,
                    percent(share()),
                    aside == 0 ? "" : ": " + QuarantineSummary.byRule(byRule));
        }

        Finding finding() {
            return new Finding(
                    QuarantineSummary.TABLE,
                    null,
                    feed,
                    RULE,
                    Severity.ERROR,
                    isTooMany() ? aside : 0,
                    Measured.of(share(), most == null ? 1.0 : most, words()),
                    "");
        }
    }

    /** What landing set aside. */
    static SetAside of(OpenRun open, List<Feed> declared) {
        Run run = open.run();
        Map<String, RunFiles.Counts> counts =
                new TreeMap<>(RunFiles.of(open.lakehouse(), run.dictionary()).countsByFeed(run.id()));
        Map<String, Map<String, Long>> rules = QuarantineSummary.byFeed(open.lakehouse(), run.dictionary(), run.id());
        Map<String, Feed> feeds = declared.stream().collect(Collectors.toMap(Feed::name, Function.identity()));
        return new SetAside(counts.entrySet().stream()
                .filter(feed -> feed.getValue().in() > 0)
                .map(feed -> new OfFeed(
                        feed.getKey(),
                        feed.getValue().in(),
                        feed.getValue().quarantined(),
                        rules.getOrDefault(feed.getKey(), Map.of()),
                        feeds.get(feed.getKey()).mostSetAside()))
                .toList());
    }

    /** What is kept of each feed, within its threshold or not. */
    List<Finding> findings() {
        return feeds.stream().map(OfFeed::finding).toList();
    }

    /** The feeds of which lines were set aside, in words. */
    List<String> words() {
        return feeds.stream()
                .filter(feed -> feed.aside() > 0)
                .map(OfFeed::words)
                .toList();
    }

    /**
     * Stops the run where a feed has too many; what was found is published alone.
     *
     * @throws BrokenChecks naming the feeds, the shares and the rules
     */
    void hold(AuditStep audit, String runId) {
        List<OfFeed> tooMany = feeds.stream().filter(OfFeed::isTooMany).toList();
        if (tooMany.isEmpty()) {
            return;
        }
        audit.keep(findings());
        audit.publishAlone();
        throw new BrokenChecks(
                "Cannot publish, for too many lines were set aside:\n%s\nThe published tables are as they were; %s has what was found in run %s. %s shows the reasons; mend the file or the declaration, and run again. Where so many are to be expected, most_set_aside in the declaration says so."
                        .formatted(
                                tooMany.stream()
                                        .map(feed -> "  %s; %s"
                                                .formatted(
                                                        feed.words(),
                                                        feed.most() == null
                                                                ? "not all of them may be"
                                                                : "at most %s may be".formatted(percent(feed.most()))))
                                        .collect(Collectors.joining("\n")),
                                QualityResults.TABLE,
                                runId,
                                "./truelift feed try %s FILE"
                                        .formatted(tooMany.getFirst().feed())));
    }

    /** Three digits, and never 100 % or 0 % of what is not. */
    private static String percent(double share) {
        if (share > 0.9995 && share < 1) {
            return "almost 100\u00a0%";
        }
        return String.format(Locale.ROOT, share >= 0.1 ? "%.1f" : "%.2g", share * 100)
                        .replaceAll("\\.0$", "")
                + "\u00a0%";
    }
}

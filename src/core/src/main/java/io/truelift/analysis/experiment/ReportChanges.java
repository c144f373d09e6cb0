package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Origins;
import io.truelift.analysis.experiment.result.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What changed between two reports of an experiment, in words: data, SQL, dictionary, consent, program and person by their receipts, and
 * what came of it.
 */
public final class ReportChanges {
    private final ExperimentReport earlier;
    private final ExperimentReport later;
    private final Origins before;
    private final Origins after;

    private ReportChanges(ExperimentReport earlier, ExperimentReport later) {
        this.earlier = earlier;
        this.later = later;
        this.before = earlier.receipt().origins();
        this.after = later.receipt().origins();
    }

    /**
     * @param causes what differs in what the reports were made of, a sentence each
     * @param effects what differs in what they say, a sentence each
     */
    public record Changes(List<String> causes, List<String> effects) {
        public Changes {
            causes = List.copyOf(causes);
            effects = List.copyOf(effects);
        }
    }

    public static Changes between(ExperimentReport earlier, ExperimentReport later) {
        ReportChanges changes = new ReportChanges(earlier, later);
        return new Changes(changes.causes(), changes.effects());
    }

    private List<String> causes() {
        List<String> causes = new ArrayList<>();
        causes.addAll(snapshots());
        if (isKnown()) {
            causes.addAll(differences(before.files(), after.files(), ReportChanges::file));
            causes.addAll(differences(before.dictionary(), after.dictionary(), ReportChanges::contract));
            consent().ifPresent(causes::add);
            if (!before.program().equals(after.program())) {
                causes.add("Truelift %s made the earlier report, Truelift %s the later one."
                        .formatted(before.program(), after.program()));
            }
        } else if (!earlier.receipt().sqlSha256().equals(later.receipt().sqlSha256())) {
            causes.add(
                    "The statement differs. Which file changed, and whether the dictionary, the consent or the program did, cannot be told: a report of an earlier version does not say what it was made of.");
        }
        if (!earlier.receipt().person().equals(later.receipt().person())) {
            causes.add(
                    "The earlier report was asked for in the name of %s, the later one of %s; who asks decides whom it may count."
                            .formatted(
                                    earlier.receipt().person(), later.receipt().person()));
        }
        if (causes.isEmpty()) {
            causes.add(
                    isKnown()
                            ? "Nothing that a report is made of changed: the data, the files, the dictionary, the consent, the program and the person are the same."
                            : "The data, the statement and the person are the same.");
        }
        return causes;
    }

    private boolean isKnown() {
        return !before.equals(Origins.UNKNOWN) && !after.equals(Origins.UNKNOWN);
    }

    private List<String> snapshots() {
        Receipt one = earlier.receipt();
        Receipt other = later.receipt();
        List<String> sentences = new ArrayList<>();
        for (String table : union(one.snapshots(), other.snapshots())) {
            Long then = one.snapshots().get(table);
            Long now = other.snapshots().get(table);
            if (then == null) {
                sentences.add("The table %s was not read before.".formatted(table));
            } else if (now == null) {
                sentences.add("The table %s is no longer read.".formatted(table));
            } else if (!then.equals(now)) {
                sentences.add("The data of %s changed: snapshot %d, before %d.".formatted(table, now, then));
            }
        }
        return sentences;
    }

    /** How a kind of thing is told that was added, taken away or changed. */
    private record Told(String added, String removed, String changed) {}

    private static Told file(String place) {
        return place.equals("engine")
                ? new Told(
                        "The statements of sql/engine are noted now.",
                        "The statements of sql/engine are not noted any more.",
                        "The statements of sql/engine, by which every experiment is added up, changed.")
                : new Told(
                        "The file sql/%s takes part now.".formatted(place),
                        "The file sql/%s takes part no longer.".formatted(place),
                        "The file sql/%s changed.".formatted(place));
    }

    private static Told contract(String table) {
        return new Told(
                "The dictionary has the table %s now.".formatted(table),
                "The dictionary says nothing of %s any more.".formatted(table),
                "The dictionary changed what it says of %s.".formatted(table));
    }

    private static List<String> differences(
            Map<String, String> one, Map<String, String> other, Function<String, Told> told) {
        List<String> sentences = new ArrayList<>();
        for (String name : union(one, other)) {
            String then = one.get(name);
            String now = other.get(name);
            if (then == null) {
                sentences.add(told.apply(name).added());
            } else if (now == null) {
                sentences.add(told.apply(name).removed());
            } else if (!then.equals(now)) {
                sentences.add(told.apply(name).changed());
            }
        }
        return sentences;
    }

    /** Such as "Consent of those who met it: 1,204 agreed (before 1,190), 31 never said (before 40)." */
    private Optional<String> consent() {
        if (before.consent().equals(after.consent())) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        Map<String, String> said = new TreeMap<>(Map.of(
                "granted",
                "agreed",
                "refused",
                "did not agree or took it back",
                "expired",
                "agreed until a day that has passed",
                "unknown",
                "never said"));
        said.forEach((word, phrase) -> {
            long then = before.consent().getOrDefault(word, 0L);
            long now = after.consent().getOrDefault(word, 0L);
            if (then != now) {
                words.add(String.format(Locale.ROOT, "%,d %s (before %,d)", now, phrase, then));
            }
        });
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of("Consent to %s of those who met it: %s."
                        .formatted(later.experiment().purpose(), String.join(", ", words)));
    }

    private List<String> effects() {
        List<String> effects = new ArrayList<>();
        Map<String, Long> then = units(earlier);
        for (Arm arm : later.population().arms()) {
            long known = then.getOrDefault(arm.variant(), 0L);
            if (known != arm.units()) {
                effects.add(
                        String.format(Locale.ROOT, "%s has %,d units, before %,d.", arm.title(), arm.units(), known));
            }
        }
        if (earlier.verdict().outcome() != later.verdict().outcome()) {
            effects.add("The verdict was: %s It is now: %s"
                    .formatted(earlier.verdict().sentence(), later.verdict().sentence()));
        } else if (!earlier.verdict().sentence().equals(later.verdict().sentence())) {
            effects.add("The verdict is the same, with other figures: %s"
                    .formatted(later.verdict().sentence()));
        }
        if (effects.isEmpty()) {
            effects.add(
                    earlier.metrics().equals(later.metrics())
                            ? "Both say the same, to the last digit."
                            : "The verdict is the same; figures of metrics differ.");
        }
        return effects;
    }

    private static Map<String, Long> units(ExperimentReport report) {
        Map<String, Long> units = new TreeMap<>();
        report.population().arms().forEach(arm -> units.put(arm.variant(), arm.units()));
        return units;
    }

    private static SortedSet<String> union(Map<String, ?> one, Map<String, ?> other) {
        SortedSet<String> all = new TreeSet<>(one.keySet());
        all.addAll(other.keySet());
        return all;
    }
}

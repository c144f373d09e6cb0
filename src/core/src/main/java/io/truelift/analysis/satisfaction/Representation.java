package io.truelift.analysis.satisfaction;

import io.truelift.analysis.satisfaction.SatisfactionReport.Represented;
import io.truelift.definitions.satisfaction.ScoreKind;
import io.truelift.statistics.PostStratifiedScore;
import io.truelift.statistics.PostStratifiedScore.Stratum;
import io.truelift.statistics.UsualAlpha;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The score weighed to the customer base: post-stratified by a column of the customer table. Strata with fewer answers than the least
 * number are taken together, with the next larger one where they have too few even so; so nothing rests on a handful of answers, and
 * nobody's can be had from the result.
 *
 * @param represented the score; absent where it cannot be told
 * @param notes what a reader must know
 */
record Representation(Optional<Represented> represented, List<String> notes) {

    static Representation of(ScoreKind kind, String by, List<Stratum> strata, int least) {
        List<Stratum> merged = merged(strata, least);
        long customers = strata.stream().mapToLong(Stratum::population).sum();
        if (merged.size() < 2 || merged.stream().anyMatch(stratum -> stratum.answers() < least)) {
            return new Representation(
                    Optional.empty(),
                    List.of(
                            "The score cannot be weighed to all customers by %s: fewer than two of its values have %d answers."
                                    .formatted(by, least)));
        }
        List<String> notes = new ArrayList<>();
        long alone =
                strata.stream().filter(stratum -> stratum.answers() >= least).count();
        if (alone < strata.size()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Of %d values of %s, %d have fewer than %d answers and are weighed together.",
                    strata.size(),
                    by,
                    strata.size() - alone,
                    least));
        }
        return new Representation(
                PostStratifiedScore.atAlpha(UsualAlpha.VALUE)
                        .estimate(merged, kind == ScoreKind.NPS ? -1 : 0)
                        .map(estimate -> new Represented(by, customers, estimate)),
                notes);
    }

    private static List<Stratum> merged(List<Stratum> strata, int least) {
        List<Stratum> ascending = strata.stream()
                .sorted(Comparator.comparingLong(Stratum::answers))
                .toList();
        List<Stratum> merged = new ArrayList<>();
        Stratum rest = new Stratum(0, 0, 0, 0);
        for (Stratum stratum : ascending) {
            if (stratum.answers() < least || (rest.population() > 0 && rest.answers() < least)) {
                rest = rest.plus(stratum);
            } else {
                merged.add(stratum);
            }
        }
        if (rest.population() > 0) {
            merged.add(rest);
        }
        return merged;
    }
}

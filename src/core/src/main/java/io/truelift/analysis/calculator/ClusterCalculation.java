package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.ClusterTest;
import io.truelift.statistics.ClusterTotal;
import io.truelift.statistics.ClusteredComparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Compares arms that were randomised in clusters, from the totals of each cluster. */
final class ClusterCalculation implements Calculation {

    @Override
    public ObjectNode answer(Fields fields) {
        double alpha = fields.alpha();
        ClusteredComparison compared =
                ClusterTest.atAlpha(alpha).compare(arm(fields.object("control")), arm(fields.object("treatment")));
        return Answers.putNotes(Answers.of(compared.comparison()), compared.notes());
    }

    private static List<ClusterTotal> arm(Fields arm) {
        List<BigDecimal> numerators = arm.decimals("numerators");
        List<BigDecimal> denominators = arm.decimals("denominators");
        if (denominators.size() != numerators.size()) {
            throw arm.wrong(
                    "denominators",
                    "a list of as many numbers as there are numerators (%d)".formatted(numerators.size()));
        }
        List<ClusterTotal> clusters = new ArrayList<>();
        for (int cluster = 0; cluster < numerators.size(); cluster++) {
            clusters.add(new ClusterTotal(numerators.get(cluster), denominators.get(cluster)));
        }
        return clusters;
    }
}

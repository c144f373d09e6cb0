package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.AdjustedComparison;
import io.truelift.statistics.CupedTest;
import io.truelift.statistics.Moments;

/** Compares means adjusted for their values before the experiment. */
final class CupedCalculation implements Calculation {

    @Override
    public ObjectNode answer(Fields fields) {
        double alpha = fields.alpha();
        Arms<Moments> arms = Arms.cuped(fields);
        AdjustedComparison adjusted = CupedTest.atAlpha(alpha).compare(arms.control(), arms.treatment());
        ObjectNode answer = Answers.of(adjusted.comparison());
        adjusted.controlSlopes().stream().findFirst().ifPresent(theta -> answer.put("theta", theta));
        Answers.putIfPresent(answer, "varianceReduction", adjusted.varianceReduction());
        return Answers.putNotes(answer, adjusted.notes());
    }
}

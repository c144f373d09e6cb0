package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Inference;
import io.truelift.statistics.Inference.AlwaysValid;
import io.truelift.statistics.Inference.FixedHorizon;
import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.ProportionTest;
import io.truelift.statistics.RatioSummary;
import io.truelift.statistics.RatioTest;
import io.truelift.statistics.SampleSummary;
import io.truelift.statistics.WelchTest;

/** Compares means, shares or ratios, once at the end or at any time. */
final class ComparisonCalculation implements Calculation {

    /** When one may look. */
    enum Policy {
        FIXED,
        ALWAYS_VALID
    }

    private final Policy policy;
    private final Kind kind;

    /** @param kind what is compared; with looks at any time where the question does not say it */
    ComparisonCalculation(Policy policy, Kind kind) {
        this.policy = policy;
        this.kind = kind;
    }

    @Override
    public ObjectNode answer(Fields fields) {
        return switch (policy) {
            case FIXED -> Answers.of(compare(fields, kind, new FixedHorizon(fields.alpha())));
            case ALWAYS_VALID -> {
                AlwaysValid inference = AlwaysValid.tightestAt(fields.alpha(), fields.positive("tuning"));
                ObjectNode answer = Answers.of(compare(fields, fields.choice("kind", kind), inference));
                answer.remove("degreesOfFreedom"); // the boundary is for the normal distribution
                yield answer.has("absolute") ? answer.put("rho", inference.rho()) : answer;
            }
        };
    }

    private static Comparison compare(Fields fields, Kind kind, Inference inference) {
        return switch (kind) {
            case MEAN -> {
                Arms<SampleSummary> arms = Arms.means(fields);
                yield WelchTest.under(inference).compare(arms.control(), arms.treatment());
            }
            case PROPORTION -> {
                Arms<ProportionSummary> arms = Arms.proportions(fields);
                ProportionTest test = ProportionTest.under(inference);
                yield (fields.flag("correction") ? test.corrected() : test).compare(arms.control(), arms.treatment());
            }
            case RATIO -> {
                Arms<RatioSummary> arms = Arms.ratios(fields);
                yield RatioTest.under(inference).compare(arms.control(), arms.treatment());
            }
        };
    }
}

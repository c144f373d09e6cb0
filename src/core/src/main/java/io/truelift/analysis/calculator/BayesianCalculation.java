package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.BayesianTest;
import io.truelift.statistics.Posterior;
import io.truelift.statistics.Posterior.Belief;
import io.truelift.statistics.Posterior.Prior;
import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.RatioSummary;
import io.truelift.statistics.SampleSummary;
import io.truelift.statistics.Scale;

/** What to believe of the effect, given a prior. */
final class BayesianCalculation implements Calculation {

    @Override
    public ObjectNode answer(Fields fields) {
        BayesianTest test = BayesianTest.of(fields.alpha(), prior(fields.object("prior")));
        return switch (compare(fields, test)) {
            case Posterior.NotEnoughData missing -> Answers.notEnoughData(missing.reason());
            case Belief belief -> answer(belief);
        };
    }

    private static Prior prior(Fields fields) {
        double mean = fields.number("mean");
        boolean byVariance = fields.has("variance");
        double deviation = byVariance ? Math.sqrt(fields.positive("variance")) : fields.positive("standardDeviation");
        Scale scale = fields.choice("scale", Scale.ABSOLUTE);
        fields.requireNothingElse();
        return new Prior(mean, deviation, scale);
    }

    private static Posterior compare(Fields fields, BayesianTest test) {
        return switch (fields.choice("kind", Kind.MEAN)) {
            case MEAN -> {
                Arms<SampleSummary> arms = Arms.means(fields);
                yield test.compare(arms.control(), arms.treatment());
            }
            case PROPORTION -> {
                Arms<ProportionSummary> arms = Arms.proportions(fields);
                yield test.compare(arms.control(), arms.treatment());
            }
            case RATIO -> {
                Arms<RatioSummary> arms = Arms.ratios(fields);
                yield test.compare(arms.control(), arms.treatment());
            }
        };
    }

    private static ObjectNode answer(Belief belief) {
        ObjectNode answer = Answers.object();
        ObjectNode absolute =
                answer.putObject("absolute").put("estimate", belief.absolute().value());
        Answers.putInterval(absolute.put("standardDeviation", belief.standardDeviation()), belief.absolute());
        Answers.putRelative(answer, belief.relative());
        answer.put("chanceToBeatControl", belief.chanceToBeatControl());
        answer.putObject("expectedLoss")
                .put("treatment", belief.lossOfTreatment())
                .put("control", belief.lossOfControl());
        return answer;
    }
}

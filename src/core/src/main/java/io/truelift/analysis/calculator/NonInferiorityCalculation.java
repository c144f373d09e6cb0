package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.Inference;
import io.truelift.statistics.Inference.AlwaysValid;
import io.truelift.statistics.Inference.FixedHorizon;
import io.truelift.statistics.NonInferiority;
import io.truelift.statistics.NonInferiority.Better;
import io.truelift.statistics.NonInferiority.Finding;
import io.truelift.statistics.NonInferiority.Margin;
import io.truelift.statistics.NonInferiorityTest;
import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.RatioSummary;
import io.truelift.statistics.SampleSummary;
import io.truelift.statistics.Scale;
import io.truelift.statistics.UsualAlpha;

/** Whether a treatment is not worse by a margin. */
final class NonInferiorityCalculation implements Calculation {

    @Override
    public ObjectNode answer(Fields fields) {
        double alpha = fields.has("alpha") ? fields.between("alpha", 0, 0.5) : UsualAlpha.VALUE;
        Margin margin = new Margin(fields.notNegative("margin"), fields.choice("scale", Scale.ABSOLUTE));
        Better better = fields.choice("better", Better.HIGHER);
        Inference inference = fields.has("tuning")
                ? AlwaysValid.tightestAt(alpha, fields.positive("tuning"))
                : new FixedHorizon(alpha);
        NonInferiorityTest test = NonInferiorityTest.under(inference, margin, better);
        return switch (compare(fields, test)) {
            case NonInferiority.NotEnoughData missing -> Answers.notEnoughData(missing.reason());
            case Finding finding -> {
                ObjectNode answer = answer(finding, alpha);
                if (inference instanceof AlwaysValid sequence) {
                    answer.remove("degreesOfFreedom"); // the boundary is for the normal distribution
                    answer.put("rho", sequence.rho());
                }
                yield answer;
            }
        };
    }

    private static NonInferiority compare(Fields fields, NonInferiorityTest test) {
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

    private static ObjectNode answer(Finding finding, double alpha) {
        ObjectNode answer = Answers.object();
        ObjectNode view =
                answer.putObject(Fields.word(finding.margin().scale())).put("estimate", finding.estimate());
        view.put("standardError", finding.standardError());
        switch (finding.better()) {
            case HIGHER -> {
                view.put("low", finding.bound());
                view.putNull("high");
            }
            case LOWER -> {
                view.putNull("low");
                view.put("high", finding.bound());
            }
        }
        view.put("p", finding.pValue());
        Answers.putIfPresent(answer, "degreesOfFreedom", finding.degreesOfFreedom());
        return answer.put("nonInferior", finding.isShown(alpha));
    }
}

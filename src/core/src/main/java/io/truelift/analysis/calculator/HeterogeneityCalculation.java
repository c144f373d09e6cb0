package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.Heterogeneity;

/** Whether effects differ from one another. */
final class HeterogeneityCalculation implements Calculation {

    @Override
    public ObjectNode answer(Fields fields) {
        return Heterogeneity.test(MeasuredEffects.read(fields))
                .map(result -> {
                    ObjectNode answer = Answers.object()
                            .put("p", result.pValue())
                            .put("statistic", result.statistic())
                            .put("degreesOfFreedom", result.degreesOfFreedom())
                            .put("inconsistency", result.inconsistency());
                    answer.putObject("common")
                            .put("estimate", result.common())
                            .put("standardError", result.standardError());
                    return answer;
                })
                .orElseGet(() -> Answers.notEnoughData("It takes two effects or more to tell whether they differ."));
    }
}

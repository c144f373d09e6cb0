package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.SampleRatioTest;
import io.truelift.statistics.SampleRatioTest.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Whether units arrived in the planned shares. */
final class SampleRatioCalculation implements Calculation {

    @Override
    public ObjectNode answer(Fields fields) {
        List<Long> observed = fields.counts("observed");
        List<Double> expected = fields.numbers("expected");
        if (observed.size() < 2) {
            throw fields.wrong("observed", "a list of the units of two or more arms");
        }
        int without = IntStream.range(0, expected.size())
                .filter(arm -> expected.get(arm) == 0)
                .findFirst()
                .orElse(-1);
        if (expected.size() == observed.size() && without >= 0) {
            throw new CalculationException(
                    "expected[%d] is 0: an arm for which no units were planned has no share to test. Leave arm %d out of expected and observed (%d)."
                            .formatted(without, without + 1, observed.get(without)));
        }
        if (expected.size() != observed.size() || expected.stream().anyMatch(share -> share < 0)) {
            throw fields.wrong(
                    "expected",
                    "a list of as many shares as there are arms in observed (%d), each above 0"
                            .formatted(observed.size()));
        }
        List<Arm> arms = new ArrayList<>();
        for (int arm = 0; arm < observed.size(); arm++) {
            arms.add(new Arm(observed.get(arm), expected.get(arm)));
        }
        return SampleRatioTest.test(arms)
                .map(result -> {
                    ObjectNode answer = Answers.object()
                            .put("p", result.pValue())
                            .put("statistic", result.statistic())
                            .put("degreesOfFreedom", result.degreesOfFreedom());
                    return Answers.putNotes(answer, result.note().stream().toList());
                })
                .orElseGet(() -> Answers.notEnoughData("No units have arrived, so there are no shares to test."));
    }
}

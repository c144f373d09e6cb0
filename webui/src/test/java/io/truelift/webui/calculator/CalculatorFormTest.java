package io.truelift.webui.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.analysis.calculator.Calculator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CalculatorFormTest {
    private static final List<CalculatorForm> FORMS = CalculatorForm.ALL;

    @ParameterizedTest
    @FieldSource("FORMS")
    void startsFromAnExampleThatIsAnswered(CalculatorForm form) {
        Map<String, String> examples =
                form.fields().stream().collect(Collectors.toMap(FormField::path, FormField::example));
        assertThat(new Calculator().answer(CalculationLine.of(form, examples::get)))
                .doesNotContain("error", "notEnoughData");
    }

    @Test
    void leavesNumbersAsTheyWereTyped() {
        assertThat(line("welch", Map.of("control.n", " 3407 ", "control.sum", "1396.870", "alpha", "5e-2")))
                .isEqualTo("{\"test\":\"welch\",\"alpha\":5e-2,\"control\":{\"n\":3407,\"sum\":1396.870}}");
    }

    @Test
    void quotesWhatIsNoNumberSoThatTheAnswerNamesTheField() {
        String line = line("srm", Map.of("observed", "5000, \"many\"", "expected", "0.5 0.5"));
        assertThat(line).isEqualTo("{\"test\":\"srm\",\"observed\":[5000,\"\\\"many\\\"\"],\"expected\":[0.5,0.5]}");
        assertThat(new Calculator().answer(line)).contains("error", "observed");
    }

    private static String line(String form, Map<String, String> typed) {
        return CalculationLine.of(CalculatorForm.named(form).orElseThrow(), path -> typed.getOrDefault(path, ""));
    }
}

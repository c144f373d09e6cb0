package io.truelift.analysis.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures themselves are held against R and 60-digit arithmetic where they are made; here is what goes in and what comes out. */
class CalculatorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTROL = "{\"n\":3407,\"sum\":1396.87,\"sumOfSquares\":52377.9767}";
    private static final String TREATMENT = "{\"n\":3461,\"sum\":2422.7,\"sumOfSquares\":134698.29}";
    private static final String WELCH =
            "{\"test\":\"welch\",\"control\":%s,\"treatment\":%s}".formatted(CONTROL, TREATMENT);

    private final Calculator calculator = new Calculator();

    @Test
    void answersTheQuestionOfTheReferenceEngineInOneVoice() {
        JsonNode answer = ask(WELCH);

        assertThat(answer.at("/absolute/estimate").doubleValue()).isEqualTo(0.29);
        assertThat(answer.at("/absolute/low").doubleValue()).isCloseTo(0.045378, within(5e-7));
        assertThat(answer.at("/absolute/high").doubleValue()).isCloseTo(0.534622, within(5e-7));
        assertThat(answer.at("/absolute/p").doubleValue()).isCloseTo(0.0201584, within(5e-8));
        assertThat(answer.at("/relative/p").doubleValue())
                .isEqualTo(answer.at("/absolute/p").doubleValue());
        assertThat(answer.at("/relative/estimate").doubleValue()).isCloseTo(0.707317, within(5e-7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            # R 4.2.2: power.prop.test(p1 = .05, p2 = .06, power = .8)$n
            {"test":"power","kind":"proportion","baseline":0.05,"effect":0.01,"power":0.8}; /n; 8157.73144785
            # R 4.2.2: power.t.test(delta = .5, sd = 10, power = .8)$n
            {"test":"power","kind":"mean","standardDeviation":10,"effect":0.5,"power":0.8}; /n; 6280.06429629
            # R 4.2.2: prop.test(c(560, 500), c(10000, 10000), correct = FALSE)$p.value
            {"test":"proportions","control":{"n":10000,"sum":500},"treatment":{"n":10000,"sum":560}}; /absolute/p; 0.058257806033516
            # R 4.2.2: prop.test(c(560, 500), c(10000, 10000))$p.value
            {"test":"proportions","correction":true,"control":{"n":10000,"sum":500},"treatment":{"n":10000,"sum":560}}; /absolute/p; 0.0625762534546633
            # R 4.2.2: t.test(extra ~ group, data = sleep)$p.value
            {"test":"welch","control":{"n":10,"sum":7.5,"sumOfSquares":34.43},"treatment":{"n":10,"sum":23.3,"sumOfSquares":90.37}}; /absolute/p; 0.0793941401873582
            # R 4.2.2: t.test(extra ~ group, data = sleep)$parameter
            {"test":"welch","control":{"n":10,"sum":7.5,"sumOfSquares":34.43},"treatment":{"n":10,"sum":23.3,"sumOfSquares":90.37}}; /degreesOfFreedom; 17.7764735161785
            # R 4.2.2: chisq.test(c(5000, 5200))$p.value
            {"test":"srm","observed":[5000,5200],"expected":[50,50]}; /p; 0.0476703806561615
            # R 4.2.2: p.adjust(c(.01, .02, .03), "hommel")[1]
            {"test":"adjust","p":[0.01,0.02,0.03],"method":"hommel"}; /p/0; 0.03
            """)
    void answersAsROnTheIssuesCases(String question, String pointer, double expected) {
        assertThat(ask(question).at(pointer).doubleValue())
                .isCloseTo(expected, within(2e-12 * expected + 5e-9 * (expected > 1000 ? 1 : 0)));
    }

    @Test
    void readsNumbersAsExactDecimals() {
        // Squares of values near a thousand million keep their last digit: one unit apart, a variance of 1/2.
        JsonNode answer =
                ask("{\"test\":\"welch\",\"control\":{\"n\":2,\"sum\":2000000001,\"sumOfSquares\":2000000002000000001},"
                        + "\"treatment\":{\"n\":2,\"sum\":2000000003,\"sumOfSquares\":2000000006000000005}}");

        assertThat(answer.at("/absolute/standardError").doubleValue()).isEqualTo(Math.sqrt(0.5));
        assertThat(ask(WELCH.replace("3407", "3.407e3"))).isEqualTo(ask(WELCH));
    }

    @Test
    void fitsModelsOfCustomersThatAreNotGiven() {
        JsonNode purchases = ask("""
                {"test":"purchases","time":30,"customers":[{"frequency":0,"recency":0,"age":30,"n":60},\
                {"frequency":1,"recency":2,"age":30,"n":20},{"frequency":1,"recency":25,"age":30,"n":9},\
                {"frequency":3,"recency":6,"age":30,"n":6},{"frequency":2,"recency":27,"age":30,"n":9},\
                {"frequency":5,"recency":29,"age":30,"n":8},{"frequency":9,"recency":9,"age":30,"n":2},\
                {"frequency":14,"recency":29,"age":30,"n":4}]}""");
        JsonNode spend = ask("""
                {"test":"spend","customers":[{"purchases":1,"meanValue":8,"n":3},{"purchases":1,"meanValue":25,"n":6},\
                {"purchases":1,"meanValue":60,"n":2},{"purchases":1,"meanValue":14,"n":4},\
                {"purchases":2,"meanValue":12.5,"n":4},{"purchases":2,"meanValue":30,"n":5},\
                {"purchases":2,"meanValue":75},{"purchases":3,"meanValue":18,"n":3},\
                {"purchases":3,"meanValue":42,"n":2},{"purchases":4,"meanValue":9.75},\
                {"purchases":4,"meanValue":22,"n":2},{"purchases":5,"meanValue":35},\
                {"purchases":7,"meanValue":28},{"purchases":11,"meanValue":51}]}""");

        assertThat(purchases.at("/standardErrors/alpha").doubleValue())
                .as("%s", purchases)
                .isPositive();
        assertThat(purchases.at("/customers")).hasSize(8);
        assertThat(spend.at("/standardErrors/gamma").doubleValue())
                .as("%s", spend)
                .isPositive();
        assertThat(spend.at("/customers/0/expectedValue").doubleValue())
                .isBetween(8.0, spend.at("/expectedOfNew").doubleValue());
    }

    @Test
    void writesEveryDigit() {
        assertThat(calculator.answer(WELCH))
                .containsPattern("\"p\":0\\.0201584026435\\d{3,5}[,}]")
                .doesNotContain("\n");
    }

    @Test
    void givesNoLiftOverNothingAndSaysWhy() {
        JsonNode answer =
                ask("{\"test\":\"proportions\",\"control\":{\"n\":10,\"sum\":0},\"treatment\":{\"n\":10,\"sum\":3}}");

        assertThat(answer.get("relative").isNull()).isTrue();
        assertThat(answer.get("relativeReason").textValue()).startsWith("The control is zero");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"test":"welch","control":{"n":1,"sum":1,"sumOfSquares":1},"treatment":{"n":5,"sum":1,"sumOfSquares":1}}; The control has one unit
            {"test":"welch","control":{"n":0,"sum":0,"sumOfSquares":0},"treatment":{"n":5,"sum":1,"sumOfSquares":1}}; The control has no units
            {"test":"welch","control":{"n":2,"sum":2,"sumOfSquares":2},"treatment":{"n":3,"sum":3,"sumOfSquares":3}}; Neither arm varies
            {"test":"proportions","control":{"n":5,"sum":5},"treatment":{"n":9,"sum":9}}; Everybody in either arm did it
            {"test":"proportions","control":{"n":0,"sum":0},"treatment":{"n":9,"sum":9}}; The control has no units
            {"test":"srm","observed":[0,0],"expected":[1,1]}; No units have arrived
            {"test":"power","kind":"proportion","baseline":0.5,"effect":0,"power":0.8}; No number of units
            {"test":"heterogeneity","effects":[1],"standardErrors":[1]}; It takes two effects or more
            {"test":"shrinkage","effects":[1,2],"standardErrors":[1,1]}; It takes three effects or more
            {"test":"purchases","time":9,"customers":[{"frequency":0,"recency":0,"age":30,"n":50}]}; No customer bought again
            {"test":"purchases","time":9,"customers":[{"frequency":1,"recency":9,"age":30}]}; There is one customer
            {"test":"purchases","time":9,"customers":[{"frequency":3,"recency":9,"age":30,"n":9}]}; The likelihood has no maximum
            {"test":"spend","customers":[{"purchases":1,"meanValue":20,"n":9}]}; The likelihood has no maximum
            {"test":"sequential","tuning":100,"control":{"n":29,"sum":5,"sumOfSquares":25},"treatment":{"n":40,"sum":50,"sumOfSquares":260}}; Looks at any time need at least 30 units
            {"test":"noninferiority","margin":0.1,"scale":"relative","kind":"proportion","control":{"n":9,"sum":0},"treatment":{"n":9,"sum":1}}; Nobody in the control
            """)
    void saysWhatTheDataDoNotTell(String question, String reason) {
        assertThat(ask(question).get("notEnoughData").textValue()).startsWith(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {"test":"welsh"}; Unknown test "welsh". The tests are adjust, bayesian, clusters, cuped, decision, heterogeneity, noninferiority, power, proportions, purchases, ratio, sequential, shrinkage, spend, srm, welch.
            {}; Missing field test: one of adjust,
            {"test":5}; test must be one of adjust,
            {"tset":"welch"}; Missing field test: one of adjust, bayesian, clusters, cuped, decision, heterogeneity, noninferiority, power, proportions, purchases, ratio, sequential, shrinkage, spend, srm, welch. There is tset.
            {"test":"welch"}; Missing field control: an object.
            {"test":"welch","control":[]}; control must be an object, not [].
            {"test":"welch","control":{"n":3}}; Missing field control.sum: a number.
            {"test":"welch","control":{"n":3,"sum":"4"}}; control.sum must be a finite number, not "4".
            {"test":"welch","control":{"n":3,"sum":null}}; control.sum must be a finite number, not null.
            {"test":"welch","control":{"n":3,"sum":NaN}}; control.sum must be a finite number, not "NaN".
            {"test":"welch","control":{"n":3,"sum":-Infinity}}; control.sum must be a finite number, not "-Infinity".
            {"test":"welch","control":{"n":-3}}; control.n must be a whole number from 0 to 1e15, not -3.
            {"test":"welch","control":{"n":2.5}}; control.n must be a whole number from 0 to 1e15, not 2.5.
            {"test":"welch","control":{"n":1e16}}; control.n must be a whole number from 0 to 1e15, not 1E+16.
            {"test":"welch","control":{"n":3,"sum":1e999999999}}; control.sum must be zero or of a size between 1e-200 and 1e200, not 1E+999999999.
            {"test":"welch","control":{"n":3,"sum":1e-999999999}}; control.sum must be zero or of a size between 1e-200 and 1e200, not 1E-999999999.
            {"test":"welch","control":{"n":3,"sum":1,"sumOfSquares":-1}}; control.sumOfSquares must be a number that is not negative, not -1.
            {"test":"welch","control":{"n":3,"sum":9,"sumOfSquares":1}}; control: Cannot summarise 3 units with sum 9 and sum of squares 1: no values have these sums.
            {"test":"welch","control":{"n":3,"n":4}}; Cannot read the line as JSON at column 37: Duplicate field 'n'
            {"test":"welch","control":{"n":3,"sum":1,"sumOfsquares":1}}; Missing field control.sumOfSquares: a number. There is sumOfsquares.
            {"test":"welch","control":{"n":3,"sum":1,"sumOfSquares":1,"mean":2}}; Unknown field control.mean. Allowed here: n, sum, sumOfSquares.
            {"test":"welch","alpha":0}; alpha must be a number between 0 and 1, not 0.
            {"test":"welch","alpha":5}; alpha must be a number between 0 and 1, not 5.
            {"test":"proportions","control":{"n":3,"sum":4}}; control.sum must be the number of units that did it, at most n = 3, not 4.
            {"test":"proportions","control":{"n":3,"sum":0.5}}; control.sum must be a whole number from 0 to 1e15, not 0.5.
            {"test":"sequential"}; Missing field tuning: a number.
            {"test":"sequential","tuning":0}; tuning must be a number above 0, not 0.
            {"test":"sequential","tuning":9,"kind":"median"}; kind must be one of mean, proportion, ratio, not "median".
            {"test":"bayesian","prior":{"mean":0,"standardDeviation":-1}}; prior.standardDeviation must be a number above 0, not -1.
            {"test":"bayesian","prior":{"mean":0,"deviation":1}}; Missing field prior.standardDeviation: a number.
            {"test":"noninferiority","margin":-1}; margin must be a number that is not negative, not -1.
            {"test":"noninferiority","margin":1,"alpha":0.5}; alpha must be a number between 0 and 0.5, not 0.5.
            {"test":"srm","observed":[1],"expected":[1]}; observed must be a list of the units of two or more arms, not [1].
            {"test":"srm","observed":[1,-2],"expected":[1,1]}; observed[1] must be a whole number from 0 to 1e15, not -2.
            {"test":"srm","observed":[1,2],"expected":[1,0]}; expected[1] is 0: an arm for which no units were planned has no share to test. Leave arm 2 out of expected and observed (2).
            {"test":"srm","observed":[1,2],"expected":[1,-1]}; expected must be a list of as many shares as there are arms in observed (2), each above 0, not [1,-1].
            {"test":"srm","observed":5,"expected":[1,0]}; observed must be a list of numbers, such as [1, 2], not 5.
            {"test":"adjust","p":[0.1,2],"method":"holm"}; p must be a list of at most 10000 p-values, each from 0 to 1, not [0.1,2].
            {"test":"adjust","p":[0.1],"method":"sidak"}; method must be one of none, bonferroni, holm, hochberg, hommel, BH, fdr, BY, not "sidak".
            {"test":"heterogeneity","effects":[1,2],"standardErrors":[1]}; standardErrors must be a list of as many numbers as there are effects (2), each above 0, not [1].
            {"test":"shrinkage","effects":[1,2,3],"standardErrors":[1,1,1],"shipped":[3]}; shipped must be a list of places in effects, from 0 to 2, each once, not [3].
            {"test":"purchases","time":-1}; time must be a number that is not negative, not -1.
            {"test":"purchases","time":1,"customers":[{"frequency":1,"recency":5,"age":3}]}; customers[0]: Cannot use a recency of 5.0 with a frequency of 1 and an age of 3.0
            {"test":"purchases","time":1,"customers":[{"frequency":1,"recency":2,"age":3,"n":0}]}; customers[0].n must be how many customers have this history, from 1 on, not 0.
            {"test":"purchases","time":1,"customers":[{"frequency":1,"recency":2,"age":3}],"model":{"r":0}}; model.r must be a number above 0, not 0.
            {"test":"spend","customers":[{"purchases":2,"meanValue":0}]}; customers[0]: Cannot use a mean value of 0.0
            {"test":"clusters","control":{"numerators":[1,2],"denominators":[1]},"treatment":{}}; control.denominators must be a list of as many numbers as there are numerators (2), not [1].
            {"test":"decision","n":9,"power":0.8}; Give one of n and power, not both: the other is the answer.
            {"test":"decision","n":9}; Missing field metrics: a list of objects.
            {"test":"decision","n":9,"metrics":[{"effect":1}]}; Missing field metrics[0].standardDeviation: a number.
            {"test":"decision","n":9,"metrics":[{"effect":1,"sd":1,"marign":2}]}; Unknown field metrics[0].marign.
            {"test":"power","effect":0.5,"sd":1,"alpha":0.1,"power":0.06}; Cannot plan for a power of 0.06 at alpha 0.1: false alarms alone are as likely
            {"test":"power","effect":1}; Give two of n, power and effect, not 1: the third is the answer.
            {"test":"power","kind":"proportion","baseline":5,"effect":1,"power":0.8}; baseline must be a number between 0 and 1, not 5.
            {"test":"power","kind":"proportion","baseline":0.5,"effect":1,"n":10}; Cannot plan for an effect of 1.0 on a share of 0.5
            {"test":"power","effect":1,"n":10}; Missing field standardDeviation: a number.
            [1]; The line holds JSON, but not an object
            {"test":; Cannot read the line as JSON
            {"test":"srm","observed":[1,2],"expected":[1,1]} {}; Cannot read the line as JSON
            """)
    void namesTheFieldThatIsWrongAndWhatIsAllowed(String question, String reason) {
        assertThat(ask(question).path("error").asText()).startsWith(reason);
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(ask("\uFEFF" + WELCH)).isEqualTo(ask(WELCH));
        assertThat(ask("\uFEFF").get("error").textValue()).startsWith("The line is empty");
    }

    @Test
    void testsATinyShareToo() {
        assertThat(ask("{\"test\":\"srm\",\"observed\":[1,0],\"expected\":[1,1e-200]}")
                        .get("p")
                        .doubleValue())
                .isEqualTo(1);
        assertThat(ask("{\"test\":\"srm\",\"observed\":[1,2],\"expected\":[1,1e-200]}")
                        .get("p")
                        .doubleValue())
                .isZero();
    }

    @Test
    void answersAnEmptyLineToo() {
        assertThat(ask("").get("error").textValue()).startsWith("The line is empty");
        assertThat(ask("  \t").get("error").textValue()).startsWith("The line is empty");
    }

    @Test
    void answersLongNumbersDeepNestingAndNonsense() {
        assertThat(ask(WELCH.replace("1396.87", "1".repeat(600))).get("error").textValue())
                .isEqualTo("control.sum must have at most 500 digits, not 600.");
        assertThat(ask(WELCH.replace("1396.87", "1".repeat(100_000)))
                        .get("error")
                        .textValue())
                .startsWith("Cannot read the line as JSON");
        assertThat(ask("[".repeat(100_000)).get("error").textValue()).startsWith("Cannot read the line as JSON");
        assertThat(ask("\u0000\ud800\"").get("error").textValue()).startsWith("Cannot read the line as JSON");
        assertThat(ask("{\"test\":\"%s\"}".formatted("x".repeat(10_000)))
                        .get("error")
                        .textValue())
                .hasSizeLessThan(250);
    }

    @Test
    void alwaysAnswersWithOneObjectOnOneLine() {
        SplittableRandom random = new SplittableRandom(4);
        List<String> questions = List.of(
                WELCH,
                "{\"test\":\"proportions\",\"control\":{\"n\":10,\"sum\":3},\"treatment\":{\"n\":12,\"sum\":9}}",
                "{\"test\":\"noninferiority\",\"margin\":0.1,\"kind\":\"proportion\",\"control\":{\"n\":10,\"sum\":3},\"treatment\":{\"n\":12,\"sum\":9}}",
                "{\"test\":\"bayesian\",\"prior\":{\"mean\":0,\"variance\":2},\"control\":%s,\"treatment\":%s}"
                        .formatted(CONTROL, TREATMENT),
                "{\"test\":\"sequential\",\"tuning\":100,\"control\":%s,\"treatment\":%s}"
                        .formatted(CONTROL, TREATMENT),
                "{\"test\":\"srm\",\"observed\":[10,20],\"expected\":[1,2]}",
                "{\"test\":\"adjust\",\"p\":[0.1,0.02],\"method\":\"BY\"}");
        String alphabet = "0123456789.-+eE{}[]\",:nsumtrue ";
        for (int repetition = 0; repetition < 20_000; repetition++) {
            StringBuilder line = new StringBuilder(questions.get(random.nextInt(questions.size())));
            for (int change = 0; change <= random.nextInt(3); change++) {
                int place = random.nextInt(line.length());
                switch (random.nextInt(3)) {
                    case 0 -> line.deleteCharAt(place);
                    case 1 -> line.insert(place, alphabet.charAt(random.nextInt(alphabet.length())));
                    default -> line.setCharAt(place, alphabet.charAt(random.nextInt(alphabet.length())));
                }
            }
            String answer = calculator.answer(line.toString());
            assertThat(answer)
                    .as("%s", line)
                    .startsWith("{")
                    .endsWith("}")
                    .doesNotContain("\n")
                    .doesNotContain(":NaN", "\"Infinity\"", "Exception", "Cannot make an interval", "endpoints");
        }
    }

    @Test
    void theSameQuestionHasTheSameAnswerWhateverCameBefore() {
        String before = calculator.answer(WELCH);
        calculator.answer("nonsense");
        assertThat(calculator.answer(WELCH)).isEqualTo(before);
    }

    private JsonNode ask(String question) {
        String answer = calculator.answer(question);
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer, e);
        }
    }
}

package io.truelift.analysis.calculator;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers one question a line. Whatever the line holds, there is an answer: what cannot be asked is answered by {@code {"error": ...}},
 * what the data do not tell by {@code {"notEnoughData": ...}}. Numbers come in as exact decimals and go out as the shortest decimals that
 * stand for their doubles.
 */
public final class Calculator {

    /** Strict, but for NaN and infinities: those are read, so that the answer can name the field that has them. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final Map<String, Calculation> questions = new TreeMap<>(Map.ofEntries(
            entry("clusters", new ClusterCalculation()),
            entry("heterogeneity", new HeterogeneityCalculation()),
            entry("shrinkage", new ShrinkageCalculation()),
            entry("decision", new DecisionCalculation()),
            entry("welch", new ComparisonCalculation(ComparisonCalculation.Policy.FIXED, Kind.MEAN)),
            entry("proportions", new ComparisonCalculation(ComparisonCalculation.Policy.FIXED, Kind.PROPORTION)),
            entry("ratio", new ComparisonCalculation(ComparisonCalculation.Policy.FIXED, Kind.RATIO)),
            entry("sequential", new ComparisonCalculation(ComparisonCalculation.Policy.ALWAYS_VALID, Kind.MEAN)),
            entry("cuped", new CupedCalculation()),
            entry("bayesian", new BayesianCalculation()),
            entry("noninferiority", new NonInferiorityCalculation()),
            entry("srm", new SampleRatioCalculation()),
            entry("adjust", new AdjustmentCalculation()),
            entry("power", new PowerCalculation()),
            entry("purchases", new PurchasesCalculation()),
            entry("spend", new SpendCalculation())));

    /** The answer to one question, without the end of the line. */
    public String answer(String line) {
        ObjectNode answer;
        try {
            answer = answer(fields(withoutMark(line)));
        } catch (CalculationException e) {
            answer = error(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            answer = error(e.getMessage() == null ? "Cannot answer this question: %s.".formatted(e) : e.getMessage());
        }
        return answer.toString();
    }

    private ObjectNode answer(Fields fields) {
        String test = fields.word("test", String.join(", ", questions.keySet()));
        Calculation question = questions.get(test);
        if (question == null) {
            throw new CalculationException("Unknown test \"%s\". The tests are %s."
                    .formatted(Fields.shortened(test), String.join(", ", questions.keySet())));
        }
        ObjectNode answer = question.answer(fields);
        fields.requireNothingElse();
        return answer;
    }

    /** Files of some editors begin with a byte order mark, and files that were joined have more of them. */
    private static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static Fields fields(String line) {
        if (line.isBlank()) {
            throw new CalculationException(
                    "The line is empty: it must hold one JSON object, such as {\"test\":\"welch\",...}.");
        }
        try {
            JsonNode node = JSON.readTree(line);
            if (node instanceof ObjectNode object) {
                return new Fields("", object);
            }
            throw new CalculationException(
                    "The line holds JSON, but not an object: it must start with { and end with }.");
        } catch (JsonProcessingException e) {
            throw new CalculationException(
                    "Cannot read the line as JSON%s: %s".formatted(place(e), e.getOriginalMessage()));
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at column %d".formatted(e.getLocation().getColumnNr());
    }

    private static ObjectNode error(String message) {
        return JsonNodeFactory.instance.objectNode().put("error", message);
    }
}

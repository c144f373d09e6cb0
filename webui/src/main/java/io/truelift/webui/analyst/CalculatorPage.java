package io.truelift.webui.analyst;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.truelift.analysis.calculator.Calculator;
import io.truelift.webui.calculator.CalculationLine;
import io.truelift.webui.calculator.CalculatorForm;
import io.truelift.webui.calculator.FormField;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Request;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What does a test say of these figures? */
@RequestScoped
@Named("calculatorPage")
public class CalculatorPage {
    private static final JsonMapper JSON = new JsonMapper();

    private final Request request;
    private CalculatorForm form = CalculatorForm.ALL.getFirst();
    private boolean isFilled;
    private String line = "";
    private String answer = "";

    @Inject
    CalculatorPage(Request request) {
        this.request = request;
    }

    /**
     * Fields that belong together.
     *
     * @param title of the arm or part; empty for those of the question itself
     * @param fields the fields
     */
    public record Group(String title, List<FormField> fields) {
        public Group {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A figure of the answer.
     *
     * @param name what it is
     * @param value the figure, with every digit
     */
    public record Figure(String name, String value) {}

    /** Reads the test and its fields from the address, and asks; without fields it asks with the example. */
    @PostConstruct
    void ask() {
        form = CalculatorForm.named(request.text("test")).orElse(form);
        isFilled = form.fields().stream()
                .anyMatch(field -> request.parameter(field.path()).isPresent());
        line = CalculationLine.of(
                form,
                path -> form.fields().stream()
                        .filter(field -> field.path().equals(path))
                        .map(this::text)
                        .findFirst()
                        .orElse(""));
        answer = new Calculator().answer(line);
    }

    public CalculatorForm form() {
        return form;
    }

    public List<Choice> forms() {
        return Choice.among(CalculatorForm.ALL, form, CalculatorForm::name, CalculatorForm::title);
    }

    /** Whether the figures are the person's own, not the example's. */
    public boolean isFilled() {
        return isFilled;
    }

    public List<Group> groups() {
        Map<String, List<FormField>> groups = new LinkedHashMap<>();
        form.fields()
                .forEach(field -> groups.computeIfAbsent(field.group(), title -> new ArrayList<>())
                        .add(field));
        return groups.entrySet().stream()
                .map(group -> new Group(capital(group.getKey()), group.getValue()))
                .toList();
    }

    /** What stands in the field. */
    public String text(FormField field) {
        return isFilled ? request.text(field.path()) : field.example();
    }

    public List<Choice> choices(FormField field) {
        return Choice.among(field.choices(), text(field), word -> word, word -> word.replace('_', ' '));
    }

    /** The question, to be repeated on the command line. */
    public String line() {
        return line;
    }

    /** The answer as the command line gives it. */
    public String answer() {
        return answer;
    }

    /** Why the question cannot be asked; empty where it can. */
    public String error() {
        return tree().path("error").asText("");
    }

    /** What is missing for an answer; empty where nothing is. */
    public String missing() {
        return tree().path("notEnoughData").asText("");
    }

    /** The figures of the answer, in its order. */
    public List<Figure> figures() {
        return error().isEmpty() && missing().isEmpty() ? figures("", tree()).toList() : List.of();
    }

    private static Stream<Figure> figures(String name, JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .flatMap(entry -> figures(
                            name.isEmpty() ? words(entry.getKey()) : name + ": " + words(entry.getKey()),
                            entry.getValue()));
        }
        if (node.isArray()) {
            List<Figure> listed = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                listed.add(
                        new Figure("%s %d".formatted(name, i + 1), node.get(i).asText()));
            }
            return listed.stream();
        }
        return Stream.of(new Figure(name, node.isNull() ? "none" : node.asText()));
    }

    /** Such as "Standard error" of {@code standardError}. */
    private static String words(String key) {
        if (key.equals("p")) {
            return "P-value";
        }
        return capital(key.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
    }

    private static String capital(String word) {
        return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private JsonNode tree() {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the calculator's answer: " + answer, e);
        }
    }
}

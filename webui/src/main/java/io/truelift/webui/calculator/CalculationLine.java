package io.truelift.webui.calculator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The line of JSON that a filled-in form makes. Numbers stand as they were typed; what is none is quoted, and the calculator says so. */
public final class CalculationLine {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");

    private CalculationLine() {}

    /** @param text what was typed into the field of a path; blank fields are left out */
    public static String of(CalculatorForm form, UnaryOperator<String> text) {
        ObjectNode line = NODES.objectNode();
        form.fixed().forEach(line::put);
        for (FormField field : form.fields()) {
            String typed = text.apply(field.path()).strip();
            if (!typed.isEmpty()) {
                put(line, field, typed);
            }
        }
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the line of %s".formatted(form.name()), e);
        }
    }

    private static void put(ObjectNode line, FormField field, String typed) {
        String[] parts = field.path().split("\\.");
        ObjectNode place = line;
        for (int i = 0; i < parts.length - 1; i++) {
            place = place.withObjectProperty(parts[i]);
        }
        String name = parts[parts.length - 1];
        switch (field.type()) {
            case NUMBER -> {
                if (NUMBER.matcher(typed).matches()) {
                    place.putRawValue(name, new RawValue(typed));
                } else {
                    place.put(name, typed);
                }
            }
            case NUMBERS -> numbers(place.putArray(name), typed);
            case CHOICE -> place.put(name, typed);
        }
    }

    private static void numbers(ArrayNode list, String typed) {
        for (String one : BETWEEN.split(typed)) {
            if (NUMBER.matcher(one).matches()) {
                list.addRawValue(new RawValue(one));
            } else if (!one.isEmpty()) {
                list.add(one);
            }
        }
    }
}

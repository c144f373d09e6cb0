package io.truelift.webui.calculator;

import java.util.List;

/**
 * A field of a form.
 *
 * @param path where it stands in the line, its parts apart by dots, such as {@code control.n}
 * @param label what people call it
 * @param type how its text becomes JSON
 * @param example a value to start from; empty where the field may stay so
 * @param choices words to choose from, for that type
 * @param hint what else is to know; may be empty
 */
public record FormField(String path, String label, Type type, String example, List<String> choices, String hint) {

    public FormField {
        choices = List.copyOf(choices);
    }

    /** How the text of a field becomes JSON. */
    public enum Type {
        NUMBER,
        NUMBERS,
        CHOICE
    }

    static FormField number(String path, String label, String example) {
        return new FormField(path, label, Type.NUMBER, example, List.of(), "");
    }

    static FormField numbers(String path, String label, String example) {
        return new FormField(path, label, Type.NUMBERS, example, List.of(), "numbers, with commas between them");
    }

    static FormField choice(String path, String label, String... choices) {
        return new FormField(path, label, Type.CHOICE, choices[0], List.of(choices), "");
    }

    FormField hinted(String what) {
        return new FormField(path, label, type, example, choices, what);
    }

    public boolean isChoice() {
        return type == Type.CHOICE;
    }

    /** Name of the arm or part that it belongs to; empty for a field of the question itself. */
    public String group() {
        int dot = path.indexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }
}

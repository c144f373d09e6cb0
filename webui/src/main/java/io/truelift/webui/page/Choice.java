package io.truelift.webui.page;

import java.util.List;
import java.util.function.Function;

/**
 * One of several things to choose from.
 *
 * @param value how the address names it
 * @param label how people name it
 * @param isChosen whether it is the one
 */
public record Choice(String value, String label, boolean isChosen) {

    /** All of them, in order. */
    public static <T> List<Choice> among(
            List<T> things, T chosen, Function<T, String> value, Function<T, String> label) {
        return things.stream()
                .map(thing -> new Choice(value.apply(thing), label.apply(thing), thing.equals(chosen)))
                .toList();
    }
}

package io.truelift.webui.warehouse;

/** What came back from the warehouse: an answer, or why there is none. */
public sealed interface Answer<T> {

    record Answered<T>(T value) implements Answer<T> {}

    /**
     * The warehouse could not be reached.
     *
     * @param reason what happened, for whoever runs Truelift
     */
    record Away<T>(String reason) implements Answer<T> {}

    /**
     * The warehouse answered with an error: the statement or the data is at fault, or the person may not see the data.
     *
     * @param reason what it said
     */
    record Refused<T>(String reason) implements Answer<T> {}

    default boolean isAnswered() {
        return this instanceof Answered<T>;
    }

    default boolean isAway() {
        return this instanceof Away<T>;
    }

    default boolean isRefused() {
        return this instanceof Refused<T>;
    }

    /** @throws IllegalStateException where there is no answer */
    default T orThrow() {
        return switch (this) {
            case Answered<T> answered -> answered.value();
            case Away<T> away -> throw new IllegalStateException(away.reason());
            case Refused<T> refused -> throw new IllegalStateException(refused.reason());
        };
    }

    /** Why there is no answer; empty where there is one. */
    default String why() {
        return switch (this) {
            case Answered<T> answered -> "";
            case Away<T> away -> away.reason();
            case Refused<T> refused -> refused.reason();
        };
    }
}

package io.truelift.webui.analyst;

import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.TextPlace;
import java.util.Optional;

/**
 * Why a text that is being written is not what it shall be.
 *
 * @param message what is wrong, and what would be right
 * @param place where in the text; absent where it stands nowhere
 */
public record Mistake(String message, Optional<TextPlace> place) {

    static Mistake of(SqlFileException e) {
        return new Mistake(String.valueOf(e.getMessage()), e.place());
    }
}

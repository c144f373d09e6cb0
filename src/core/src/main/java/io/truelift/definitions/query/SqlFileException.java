package io.truelift.definitions.query;

import io.truelift.platform.problem.Coded;
import io.truelift.platform.problem.ErrorCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A SQL file that cannot be used as it stands; the message names the file, the line and what would be right. */
public final class SqlFileException extends RuntimeException implements Coded {
    private final transient @Nullable TextPlace place;

    public SqlFileException(String message) {
        this(message, (TextPlace) null);
    }

    public SqlFileException(String message, Throwable cause) {
        super(message, cause);
        this.place = null;
    }

    SqlFileException(String message, @Nullable TextPlace place) {
        super(message);
        this.place = place;
    }

    SqlFileException(String message, TextPlace place, Throwable cause) {
        super(message, cause);
        this.place = place;
    }

    /** Where in the file's text the mistake stands; absent where it stands nowhere, such as a key that is missing. */
    public Optional<TextPlace> place() {
        return Optional.ofNullable(place);
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.DEFINITION;
    }
}

package io.truelift.platform.problem;

import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * What the machine or the database did not give, found among the causes of a failure: libraries wrap it, some only by its
 * words.
 *
 * @param code what kind of fault it is
 * @param sentence what it is, where, and what to do next
 */
public record MachineFault(ErrorCode code, String sentence) {
    /** As Linux, macOS and Windows say it. */
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "There is not enough space on the disk");

    private static final List<String> FORBIDDEN =
            List.of("Permission denied", "Read-only file system", "Operation not permitted");

    /** Classes of SQLSTATE: connection exception, insufficient resources, operator intervention (PostgreSQL, appendix A). */
    private static final List<String> DATABASE_AWAY = List.of("08", "53", "57P");

    /** The fault that a failure goes back to; empty where it is none of these. */
    public static Optional<MachineFault> in(Throwable failure) {
        Optional<MachineFault> deepest = Optional.empty(); // what wraps a failure often repeats its words, with less
        @Nullable Throwable outer = null;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            Optional<MachineFault> fault = of(each, outer);
            deepest = fault.isPresent() ? fault : deepest;
            if (isDatabaseAway(each)) {
                return deepest; // a connection that was refused, further down, does not say whose
            }
            outer = each;
        }
        return deepest;
    }

    private static Optional<MachineFault> of(Throwable failure, @Nullable Throwable outer) {
        if (says(failure, FULL)) {
            return Optional.of(new MachineFault(
                    ErrorCode.STORAGE,
                    "The disk is full: %s. Make room, then run the command again.".formatted(where(failure, outer))));
        }
        if (failure instanceof AccessDeniedException
                || failure instanceof ReadOnlyFileSystemException
                || says(failure, FORBIDDEN)) {
            return Optional.of(new MachineFault(
                    ErrorCode.STORAGE,
                    "A file or folder may not be read or written: %s. Let the user who runs Truelift do so, then run the command again."
                            .formatted(where(failure, outer))));
        }
        if (isDatabaseAway(failure)) {
            return Optional.of(away(ErrorCode.DATABASE_AWAY, "The database", failure));
        }
        if (failure instanceof ConnectException) {
            return Optional.of(away(ErrorCode.SERVERS, "A server", failure));
        }
        return Optional.empty();
    }

    private static MachineFault away(ErrorCode code, String who, Throwable failure) {
        return new MachineFault(
                code,
                "%s does not answer: %s. Look with ./truelift status, start it with ./truelift start, then run the command again."
                        .formatted(who, firstLine(failure)));
    }

    private static boolean says(Throwable failure, List<String> words) {
        String message = String.valueOf(failure.getMessage());
        return words.stream().anyMatch(message::contains);
    }

    private static boolean isDatabaseAway(Throwable failure) {
        return failure instanceof PSQLException wrong
                && wrong.getSQLState() != null
                && DATABASE_AWAY.stream().anyMatch(wrong.getSQLState()::startsWith);
    }

    /** The file, as far as anybody says which: what wraps a failure without one often does. */
    private static String where(Throwable failure, @Nullable Throwable outer) {
        if (failure instanceof FileSystemException named && named.getFile() != null) {
            return named.getFile();
        }
        return outer == null || outer.getMessage() == null ? firstLine(failure) : firstLine(outer);
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}

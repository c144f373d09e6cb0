package io.truelift.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** A full disk, a folder that may not be written and a database that is gone are told in a sentence, however they are wrapped. */
class MachineFaultTest {
    @Test
    void aFullDiskIsToldWithTheFile() {
        Exception failure = new RuntimeException(
                "job failed",
                new UncheckedIOException(
                        new FileSystemException("/data/rows.parquet", null, "No space left on device")));

        assertThat(told(failure)).isEqualTo("""
                        The disk is full: /data/rows.parquet. Make room, then run the command again.
                        TL-STORAGE, outside of Truelift
                        """);
    }

    @Test
    void whereTheFailureNamesNoFileWhatWrapsItIsTold() {
        Exception failure = new RuntimeException(
                "Failed to write json to file: /data/v2.metadata.json", new IOException("No space left on device"));

        assertThat(told(failure)).contains("The disk is full: Failed to write json to file: /data/v2.metadata.json.");
    }

    @Test
    void aFolderThatMayNotBeWrittenIsTold() {
        assertThat(told(new RuntimeException(new AccessDeniedException("/data"))))
                .contains("may not be read or written: /data.")
                .contains("TL-STORAGE");
    }

    /** States of PostgreSQL: connection failure, disk full, shut down by its administrator. */
    @ParameterizedTest
    @CsvSource({"08006, true", "53100, true", "57P01, true", "42P01, false", ", false"})
    void aDatabaseThatIsGoneIsToldApartFromAWrongStatement(String state, boolean isAway) {
        ErrorCode code = ErrorCode.of(new RuntimeException(refusal(state)));

        assertThat(code).isEqualTo(isAway ? ErrorCode.DATABASE_AWAY : ErrorCode.INTERNAL);
    }

    @Test
    void aDatabaseThatDoesNotListenIsToldApartFromAnotherServer() {
        ConnectException refused = new ConnectException("Connection refused");

        assertThat(told(new RuntimeException(new PSQLException(
                        "Connection to 127.0.0.1:5432 refused.", PSQLState.CONNECTION_UNABLE_TO_CONNECT, refused))))
                .contains("The database does not answer: Connection to 127.0.0.1:5432 refused.");
        assertThat(told(new RuntimeException(refused))).contains("A server does not answer: Connection refused.");
    }

    /** As the server sends it: fields of a letter and a text (PostgreSQL, "Error and Notice Message Fields"). */
    private static PSQLException refusal(@Nullable String state) {
        return new PSQLException(
                new ServerErrorMessage("SFATAL\0%sMrefused\0".formatted(state == null ? "" : "C" + state + "\0")));
    }

    @Test
    void whatIsNoneOfTheseKeepsItsStackTrace() {
        assertThat(told(new RuntimeException("no such thing")))
                .contains("at io.truelift")
                .contains("TL-INTERNAL");
    }

    @Test
    void whatWasSaidInWordsAlreadyStaysAsItIs() {
        assertThat(told(new IllegalStateException("Stop the others first.", new IOException("Permission denied"))))
                .startsWith("Stop the others first.");
    }

    private static String told(Exception failure) {
        StringWriter text = new StringWriter();
        Told.to(new PrintWriter(text), failure);
        return text.toString();
    }
}

package io.truelift.platform.problem;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Tells a failure to whoever gave a command: in words; a stack trace is for mistakes of our own only. */
public final class Told {
    private Told() {}

    public static void to(PrintWriter err, Exception failure) {
        ErrorCode code = ErrorCode.of(failure);
        if (code == ErrorCode.INTERNAL) {
            failure.printStackTrace(err);
        } else {
            err.println(inWords(failure));
        }
        err.println(code.inWords());
        err.flush();
    }

    /** A failure whose own message is not for people is told by what the machine did not give. */
    private static @Nullable String inWords(Exception failure) {
        return ErrorCode.toldInWords(failure).isPresent()
                ? failure.getMessage()
                : MachineFault.in(failure).map(MachineFault::sentence).orElse(failure.getMessage());
    }
}

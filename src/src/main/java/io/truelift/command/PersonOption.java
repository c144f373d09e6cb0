package io.truelift.command;

import io.truelift.access.CountingPrincipal;
import io.truelift.access.SignedQuestion;
import io.truelift.access.TotalsPrincipal;
import picocli.CommandLine.Option;

/** In whose name a command asks the warehouse. */
final class PersonOption {
    @Option(
            names = "--as",
            paramLabel = "PERSON",
            defaultValue = "${env:TRUELIFT_PERSON:-analyst}",
            description = "Account in whose name the warehouse is asked (default: TRUELIFT_PERSON, else analyst).")
    private String name = "analyst";

    String name() {
        if (SignedQuestion.isPrincipal(name)) {
            throw new IllegalArgumentException("Cannot ask in the name of %s: it stands for a signed-off question, not for a person".formatted(name));
        }
        if (CountingPrincipal.isPrincipal(name)) {
            throw new IllegalArgumentException("Cannot ask in the name of %s: it stands for counts of the suite's own, not for a person".formatted(name));
        }
        if (TotalsPrincipal.isPrincipal(name)) {
            throw new IllegalArgumentException("Cannot ask in the name of %s: it stands for totals that the suite keeps, not for a person".formatted(name));
        }
        return name;
    }
}

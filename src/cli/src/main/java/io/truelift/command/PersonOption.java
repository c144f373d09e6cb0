package io.truelift.command;

import io.truelift.governance.access.CountingPrincipal;
import io.truelift.governance.access.SignedDefinition;
import io.truelift.governance.access.TotalsPrincipal;
import java.util.Locale;
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
        String known = name.strip().toLowerCase(Locale.ROOT);
        if (SignedDefinition.isPrincipal(known)) {
            throw new IllegalArgumentException(
                    "Cannot ask in the name of %s: it stands for a signed-off definition, not for a person"
                            .formatted(name));
        }
        if (CountingPrincipal.isPrincipal(known)) {
            throw new IllegalArgumentException(
                    "Cannot ask in the name of %s: it stands for counts of the suite's own, not for a person"
                            .formatted(name));
        }
        if (TotalsPrincipal.isPrincipal(known)) {
            throw new IllegalArgumentException(
                    "Cannot ask in the name of %s: it stands for totals that the suite keeps, not for a person"
                            .formatted(name));
        }
        return name;
    }
}

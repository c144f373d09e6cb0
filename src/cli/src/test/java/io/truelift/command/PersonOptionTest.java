package io.truelift.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.governance.access.CountingPrincipal;
import io.truelift.governance.access.SignedDefinition;
import io.truelift.governance.access.TotalsPrincipal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class PersonOptionTest {
    @Command
    private static final class Asking {
        @Mixin
        private PersonOption person;
    }

    private static String name(String... arguments) {
        Asking asking = new Asking();
        new CommandLine(asking).parseArgs(arguments);
        return asking.person.name();
    }

    private static String[] principals() {
        return new String[] {
            TotalsPrincipal.KEEPER,
            TotalsPrincipal.JOINER,
            TotalsPrincipal.READER,
            CountingPrincipal.of(SignedDefinition.ROLE),
            SignedDefinition.principal("segments/well_off")
        };
    }

    @Test
    void asksInTheNameOfAPerson() {
        assertThat(name("--as", "governance")).isEqualTo("governance");
    }

    @ParameterizedTest
    @MethodSource("principals")
    void asksInTheNameOfNoneOfTheSuitesOwn(String principal) {
        assertThatThrownBy(() -> name("--as", principal))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not for a person");
        assertThatThrownBy(() -> name("--as", principal.toUpperCase(Locale.ROOT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not for a person");
    }
}

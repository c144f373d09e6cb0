package io.truelift.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.identity.rules.CustomerIds;
import io.truelift.pipelines.identity.rules.Known;
import io.truelift.pipelines.identity.rules.ResolvedIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerIdsTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private final CustomerIds ids = new CustomerIds(People.POLICY, "r1", START);

    @Test
    void aNewPersonIsNamedByTheirMostTrustedIdentifier() {
        // printf 'login:%s' "$(printf login:ann | md5sum | cut -c1-32)" | sha256sum | cut -c1-16
        assertThat(ids.name(List.of(member("cookie:x", null), member("login:ann", null)), Set.of()))
                .isEqualTo(new CustomerIds.Name("c_7d9d8f1da6687f97", START));
    }

    @Test
    void aKnownPersonKeepsTheirIdWhateverIsLearntOfThem() {
        assertThat(ids.name(List.of(member("login:ann", null), member("cookie:x", known("c_known", 5))), Set.of())
                        .customer())
                .isEqualTo("c_known");
    }

    @Test
    void whoTurnsOutToBeOnePersonKeepsTheOlderIdNotTheSmaller() {
        List<ResolvedIdentifier> members =
                List.of(member("login:ann", known("c_1", 9)), member("email:ann", known("c_2", 3)));
        assertThat(ids.name(members, Set.of())).isEqualTo(new CustomerIds.Name("c_2", day(3)));
    }

    @Test
    void whoLosesAnIdGetsANewOneThatNobodyHadInThisRun() {
        List<ResolvedIdentifier> members = List.of(member("email:ann", known("c_1", 3)));
        CustomerIds.Name name = ids.name(members, Set.of("c_1"));
        assertThat(name.customer()).isNotEqualTo("c_1").startsWith("c_");
        assertThat(name.created()).isEqualTo(START);
        assertThat(new CustomerIds(People.POLICY, "r2", START)
                        .name(members, Set.of("c_1"))
                        .customer())
                .isNotEqualTo(name.customer());
    }

    @Test
    void identifiersSpeakForTheIdThatTheyHad() {
        List<ResolvedIdentifier> members = List.of(
                member("login:ann", known("c_1", 9)),
                member("email:ann", known("c_1", 9)),
                member("cookie:x", known("c_2", 3)));
        assertThat(ids.claims(members))
                .containsEntry("c_1", 2)
                .containsEntry("c_2", 1)
                .hasSize(2);
    }

    private static ResolvedIdentifier member(String name, @Nullable Known known) {
        return new ResolvedIdentifier(People.node(name), People.node(name), 1, known);
    }

    private static Known known(String customer, int day) {
        return new Known(customer, day(day), day(day));
    }

    private static Instant day(int day) {
        return Instant.parse("2026-01-%02dT00:00:00Z".formatted(day));
    }
}

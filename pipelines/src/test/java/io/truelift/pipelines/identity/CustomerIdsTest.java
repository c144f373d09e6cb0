package io.truelift.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerIdsTest {

    @Test
    void aNewPersonIsNamedByTheirFirstIdentifier() {
        // printf 'email:a' | sha256sum | cut -c1-16
        assertThat(new CustomerIds(Map.of()).of(List.of("email:a", "login:b"))).isEqualTo("c_91c8e17fc020adc5");
    }

    @Test
    void aKnownPersonKeepsTheirIdWhateverIsLearntOfThem() {
        CustomerIds ids = new CustomerIds(Map.of("login:b", "c_known"));
        assertThat(ids.of(List.of("cookie:a", "login:b"))).isEqualTo("c_known");
    }

    @Test
    void whoTurnsOutToBeOnePersonKeepsTheSmallestId() {
        CustomerIds ids = new CustomerIds(Map.of("email:a", "c_2", "login:b", "c_1"));
        assertThat(ids.of(List.of("email:a", "login:b"))).isEqualTo("c_1");
    }

    @Test
    void whoTurnsOutToBeTwoPeopleDoNotShareAnId() {
        CustomerIds ids = new CustomerIds(Map.of("email:a", "c_1", "login:b", "c_1"));
        assertThat(ids.of(List.of("email:a"))).isEqualTo("c_1");
        assertThat(ids.of(List.of("login:b"))).isNotEqualTo("c_1").startsWith("c_");
    }
}

package io.truelift.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComponentsTest {

    @Test
    void identifiersOfOneRecordBelongTogetherAndSoDoRecordsThatShareOne() {
        Components components = new Components();
        components.link(List.of("email:b", "login:a"));
        components.link(List.of("cookie:z"));
        components.link(List.of("cookie:y", "login:a"));
        assertThat(components.byFirstMember()).containsExactly(
                java.util.Map.entry("cookie:y", List.of("cookie:y", "email:b", "login:a")),
                java.util.Map.entry("cookie:z", List.of("cookie:z")));
    }

    @Test
    void aRecordOfNobodyIsNobody() {
        Components components = new Components();
        components.link(List.of());
        assertThat(components.byFirstMember()).isEmpty();
    }

    @Test
    void theOrderOfRecordsDoesNotMatter() {
        List<List<String>> records = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            records.add(List.of("i:" + random.nextInt(3000), "i:" + random.nextInt(3000)));
        }
        Components expected = components(records);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(records, random);
            assertThat(components(records).byFirstMember()).isEqualTo(expected.byFirstMember());
        }
    }

    @Test
    void componentsOfPartsJoinToTheComponentsOfTheWhole() {
        List<List<String>> records = List.of(List.of("a", "b"), List.of("c", "d"), List.of("b", "c"), List.of("e"));
        Components joined = new Components();
        components(records.subList(0, 2)).byFirstMember().values().forEach(joined::link);
        components(records.subList(2, 4)).byFirstMember().values().forEach(joined::link);
        assertThat(joined.byFirstMember()).isEqualTo(components(records).byFirstMember()).hasSize(2);
    }

    @Test
    void aChainOfAHundredThousandLinksIsOnePerson() {
        Components components = new Components();
        for (int i = 0; i < 100_000; i++) {
            components.link(List.of("i:" + i, "i:" + (i + 1)));
        }
        assertThat(components.byFirstMember()).hasSize(1);
    }

    private static Components components(List<List<String>> records) {
        Components components = new Components();
        records.forEach(components::link);
        return components;
    }
}

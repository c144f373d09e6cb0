package io.truelift.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PopulationTest {
    private static final int PEOPLE = 800;
    private static final long SEED = 7;

    @Test
    void equalSeedsMakeEqualRecordsAndOthersDoNot() {
        LabelledRecords population = new Population(PopulationSettings.withAllNoise(PEOPLE, SEED));
        assertThat(recordsOf(population))
                .isEqualTo(recordsOf(new Population(PopulationSettings.withAllNoise(PEOPLE, SEED))));
        assertThat(recordsOf(population))
                .isNotEqualTo(recordsOf(new Population(PopulationSettings.withAllNoise(PEOPLE, SEED + 1))));
    }

    @Test
    void withoutNoiseEveryIdentifierIsOnePersons() {
        assertThat(TrueIdentities.of(new Population(PopulationSettings.withoutNoise(PEOPLE, SEED)))
                        .nobodys())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Noise.class)
    void eachNoiseConnectsPeopleOrHidesThem(Noise noise) {
        LabelledRecords calm = new Population(new PopulationSettings("world", PEOPLE, SEED, Map.of()));
        LabelledRecords noisy = new Population(
                new PopulationSettings("world", PEOPLE, SEED, Map.of(noise, Math.max(noise.rate(), 0.01))));
        assertThat(recordsOf(noisy)).isNotEqualTo(recordsOf(calm));
        assertThat(changedPeople(calm, noisy)).isLessThan(PEOPLE / 2);
    }

    @Test
    void worldsWithDifferentNamesHaveNothingInCommon() {
        Set<String> first = identifiers(new Population(PopulationSettings.withoutNoise(200, SEED)));
        Set<String> second = identifiers(new Population(PopulationSettings.withAllNoise(200, SEED)));
        assertThat(first).doesNotContainAnyElementsOf(second);
    }

    @Test
    void anAverageHouseholdIsOfTwo() {
        PopulationSettings simulation = PopulationSettings.withoutNoise(PEOPLE, SEED);
        double households = IntStream.range(0, PEOPLE)
                .filter(person -> Household.of(simulation, person).first() == person)
                .count();
        // 24 people in 11 households over the six ways to divide four neighbours
        assertThat(PEOPLE / households).isCloseTo(24.0 / 11, within(0.3));
    }

    @Test
    void aSizeThatCannotBeMadeIsRefused() {
        assertThatThrownBy(() -> PopulationSettings.withoutNoise(10, SEED))
                .hasMessage("Cannot simulate 10 people. Ask for 100 to 1,000,000.");
        assertThatThrownBy(() -> new PopulationSettings("world", PEOPLE, SEED, Map.of(Noise.TYPO, 2.0)))
                .hasMessageContaining("rate of typo");
    }

    private static long changedPeople(LabelledRecords calm, LabelledRecords noisy) {
        return IntStream.range(0, PEOPLE)
                .filter(person -> !calm.recordsOf(person).equals(noisy.recordsOf(person)))
                .count();
    }

    private static List<List<LabelledRecords.Signed>> recordsOf(LabelledRecords world) {
        return IntStream.range(0, world.people()).mapToObj(world::recordsOf).toList();
    }

    private static Set<String> identifiers(LabelledRecords world) {
        Set<String> identifiers = new HashSet<>();
        recordsOf(world).forEach(records -> records.forEach(record -> identifiers.addAll(record.identifiers())));
        return identifiers;
    }
}

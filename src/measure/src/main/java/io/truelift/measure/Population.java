package io.truelift.measure;

import java.util.ArrayList;
import java.util.List;

/** Simulated people. Records are made when asked for, so a population takes no room however large it is. */
final class Population implements LabelledRecords {
    private final PopulationSettings simulation;
    private final Signer signer;

    Population(PopulationSettings simulation) {
        this.simulation = simulation;
        this.signer = new Signer(simulation.name());
    }

    @Override
    public String name() {
        return simulation.name();
    }

    @Override
    public int people() {
        return simulation.people();
    }

    @Override
    public List<Signed> recordsOf(int number) {
        SimulatedPerson person = SimulatedPerson.of(simulation, number);
        List<WrittenRecord> meant = new ArrayList<>(LifeRecords.of(simulation, person));
        meant.addAll(Disturbances.of(simulation, person));
        return Typing.of(simulation, number, meant).stream()
                .map(record -> signer.sign(record.fields()))
                .filter(record -> !record.identifiers().isEmpty())
                .toList();
    }
}

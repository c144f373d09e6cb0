package io.truelift.measure;

import java.util.List;
import java.util.stream.IntStream;

/** A world in memory, for one that is gone through several times. */
record Remembered(String name, List<List<Signed>> records) implements LabelledRecords {
    static LabelledRecords of(LabelledRecords world) {
        return new Remembered(
                world.name(),
                IntStream.range(0, world.people()).mapToObj(world::recordsOf).toList());
    }

    @Override
    public int people() {
        return records.size();
    }

    @Override
    public List<Signed> recordsOf(int person) {
        return records.get(person);
    }
}

package io.truelift.measure;

import io.truelift.measure.LabelledRecords.Signed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose the identifiers of a world's records are. An identifier is a person's where that person alone owns it; who merely
 * wrote it down, by mistake or at a till, does not own it. What several own or nobody owns is nobody's.
 */
final class TrueIdentities {
    private static final int SEVERAL = -2;

    private final Map<String, Integer> owners;
    private final List<List<String>> byPerson;
    private final List<String> nobodys;
    private final long records;

    private TrueIdentities(
            Map<String, Integer> owners, List<List<String>> byPerson, List<String> nobodys, long records) {
        this.owners = owners;
        this.byPerson = byPerson;
        this.nobodys = nobodys;
        this.records = records;
    }

    static TrueIdentities of(LabelledRecords world) {
        Map<String, Integer> owners = new HashMap<>();
        long records = 0;
        for (int person = 0; person < world.people(); person++) {
            for (Signed record : world.recordsOf(person)) {
                records++;
                for (int i = 0; i < record.identifiers().size(); i++) {
                    owners.merge(record.identifiers().get(i), record.owners().get(i), TrueIdentities::both);
                }
            }
        }
        List<List<String>> byPerson = new ArrayList<>(world.people());
        for (int person = 0; person < world.people(); person++) {
            byPerson.add(new ArrayList<>(4));
        }
        List<String> nobodys = new ArrayList<>();
        owners.forEach((identifier, owner) -> (owner < 0 ? nobodys : byPerson.get(owner)).add(identifier));
        return new TrueIdentities(owners, byPerson, nobodys, records);
    }

    /** A typo that happens to be somebody's value is somebody's. */
    private static int both(int one, int other) {
        if (one == other || other == WrittenIdentifier.NOBODY) {
            return one;
        }
        return one == WrittenIdentifier.NOBODY ? other : SEVERAL;
    }

    /** The identifiers that are the person's alone. */
    List<String> of(int person) {
        return byPerson.get(person);
    }

    /** Identifiers of several people or of nobody. */
    List<String> nobodys() {
        return nobodys;
    }

    /** Whether the identifier stands in a record of this world. */
    boolean knows(String identifier) {
        return owners.containsKey(identifier);
    }

    /** Whether the identifier is one person's alone. */
    boolean isOnePersons(String identifier) {
        return owners.getOrDefault(identifier, WrittenIdentifier.NOBODY) >= 0;
    }

    long records() {
        return records;
    }

    long identifiers() {
        return owners.size();
    }
}

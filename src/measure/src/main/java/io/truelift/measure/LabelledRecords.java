package io.truelift.measure;

import java.util.List;

/** Records of which is known whose they are. Identifiers of different worlds have nothing in common. */
interface LabelledRecords {
    /** How reports call it. */
    String name();

    /** How many people; they are numbered from 0. */
    int people();

    /** The records that the person left; the same each time. */
    List<Signed> recordsOf(int person);

    /**
     * A record's identifiers with their owners.
     *
     * @param identifiers as they are kept
     * @param owners number of the person of each, or {@link WrittenIdentifier#NOBODY}
     */
    record Signed(List<String> identifiers, List<Integer> owners) {
        public Signed {
            identifiers = List.copyOf(identifiers);
            owners = List.copyOf(owners);
            if (identifiers.size() != owners.size()) {
                throw new IllegalArgumentException(
                        "%d identifiers have %d owners".formatted(identifiers.size(), owners.size()));
            }
        }
    }
}

package io.truelift.governance.identity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How identifiers make people, as {@code governance/identity.yaml} says.
 *
 * @param types every kind of identifier, the most trusted first
 */
public record IdentityPolicy(ArrayList<IdentifierType> types) implements Serializable {
    /** A place in the order of trust is one byte of a node. */
    static final int MOST_TYPES = 200;

    public IdentityPolicy {
        types = new ArrayList<>(types);
        if (types.isEmpty() || types.size() > MOST_TYPES) {
            throw new IllegalArgumentException("types are %d and must be 1 to %d".formatted(types.size(), MOST_TYPES));
        }
    }

    public List<String> names() {
        return types.stream().map(IdentifierType::name).toList();
    }

    /**
     * The place of a type in the order of trust, 0 for the most trusted.
     *
     * @throws IllegalArgumentException where there is no such type
     */
    public int place(String name) {
        for (int place = 0; place < types.size(); place++) {
            if (types.get(place).name().equals(name)) {
                return place;
            }
        }
        throw new IllegalArgumentException(
                "Cannot use identifier type %s: governance/identity.yaml has %s. Add it there."
                        .formatted(name, String.join(", ", names())));
    }
}

package io.truelift.governance.check;

import java.util.List;

/**
 * A word of a contract that cannot be carried out.
 *
 * @param path where it stands, field by field; a number is a place in a list, from 0
 * @param message why, and what to write instead
 */
public record Unusable(List<Object> path, String message) {
    public Unusable {
        path = List.copyOf(path);
    }
}

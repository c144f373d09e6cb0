package io.truelift.pipelines.identity;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Names people. A person keeps the customer id that one of their identifiers had in the published identities, the
 * smallest where they had several; a new person is named by a hash of their first identifier. Two groups that once were
 * one (their link is gone) do not share an id: the group with the first identifier in alphabetical order keeps it.
 */
public final class CustomerIds implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int HEX_DIGITS = 16;

    private final HashMap<String, String> published;
    private final HashMap<String, String> taken = new HashMap<>();

    /** @param published customer id by identifier, as published before this run */
    public CustomerIds(Map<String, String> published) {
        this.published = new HashMap<>(published);
    }

    /** The id of the person with these identifiers, given in alphabetical order; people are asked for in the order of their first identifier. */
    public String of(List<String> identifiers) {
        String first = identifiers.getFirst();
        String id = identifiers.stream()
                .map(published::get)
                .filter(known -> known != null && taken.getOrDefault(known, first).equals(first))
                .min(String::compareTo)
                .orElseGet(() -> fresh(first));
        taken.put(id, first);
        return id;
    }

    private static String fresh(String identifier) {
        return "c_" + DigestUtils.sha256Hex(identifier).substring(0, HEX_DIGITS);
    }
}

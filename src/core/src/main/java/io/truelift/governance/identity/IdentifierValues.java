package io.truelift.governance.identity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which values of identifiers mean the same and which mean nobody, as {@code governance/identity.yaml} says.
 *
 * @param sameDomain domain of e-mail addresses by another that is the same
 * @param dotsIgnored domains whose mailboxes are the same with and without dots
 * @param nobody expressions for values that name nobody, by type; those of {@link #ANY} are for every type
 * @param written how values are written, by type, where the file says it
 */
public record IdentifierValues(
        HashMap<String, String> sameDomain,
        HashSet<String> dotsIgnored,
        HashMap<String, ArrayList<Pattern>> nobody,
        HashMap<String, WrittenForm> written)
        implements Serializable {
    /** Stands for every type. */
    public static final String ANY = "any";

    /** Every value means somebody, and domains are what they are called. */
    public static final IdentifierValues PLAIN = new IdentifierValues(Map.of(), Set.of(), Map.of(), Map.of());

    public IdentifierValues(
            Map<String, String> sameDomain,
            Set<String> dotsIgnored,
            Map<String, ArrayList<Pattern>> nobody,
            Map<String, WrittenForm> written) {
        this(new HashMap<>(sameDomain), new HashSet<>(dotsIgnored), new HashMap<>(nobody), new HashMap<>(written));
    }

    /** How values of a type are written. */
    WrittenForm written(String type) {
        return written.getOrDefault(type, WrittenForm.usual(type));
    }

    /** Whether a value of this type names nobody. */
    public boolean isNobody(String type, String value) {
        return matches(ANY, value) || matches(type, value);
    }

    private boolean matches(String type, String value) {
        List<Pattern> expressions = nobody.get(type);
        if (expressions == null) {
            return false;
        }
        for (Pattern expression : expressions) { // no stream: every identifier of every line comes by
            if (expression.matcher(value).matches()) {
                return true;
            }
        }
        return false;
    }
}

package io.truelift.pipelines.identity;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An identifier with its person.
 *
 * @param node the identifier
 * @param component the least node of the person, by which the person is told from others within a run
 * @param records how many records carry the identifier
 * @param touched the person whom a weak identifier touches; null where it touches nobody, or several
 * @param people how many people it touches
 * @param known who it was before this run; null where it is new
 */
record Placed(Node node, Node component, long records, @Nullable Node touched, int people, Mark.@Nullable Known known) implements Serializable {

    Placed in(Node other) {
        return new Placed(node, other, records, touched, people, known);
    }
}

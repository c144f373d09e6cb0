package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.Known;
import io.truelift.pipelines.identity.rules.Node;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What is said of a label or a component while people are put together. */
sealed interface ComponentMessage extends Serializable {

    /**
     * An identifier that has the label.
     *
     * @param node the identifier
     * @param records how many records carry it
     * @param known who it was before this run; null where it is new
     */
    record Member(Node node, long records, @Nullable Known known) implements ComponentMessage {}

    /** Beside a head's label, the label of what stands with it; beside that label, the component of the head. */
    record Touch(Node node) implements ComponentMessage {}

    /** Beside a label, the least node of its component. */
    record Star(Node least) implements ComponentMessage {}

    /** Beside a component, another one that touches it. */
    record Asked(Node component) implements ComponentMessage {}
}

package io.truelift.pipelines.identity;

import java.io.Serializable;
import java.time.Instant;
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

    /**
     * Who an identifier was before this run.
     *
     * @param customer the customer that it pointed at
     * @param created when that customer was first seen
     * @param linked since when it points there
     */
    record Known(String customer, Instant created, Instant linked) implements ComponentMessage {}
}

package io.truelift.pipelines.identity;

import java.io.Serializable;
import java.time.Instant;

/** What is said of a node or a label while people are put together. */
sealed interface Mark extends Serializable {

    /**
     * A member: beside a label the node that has it, beside a node the component that it is in.
     *
     * @param node the node, or the least node of the component
     * @param records how many records carry the node
     */
    record Member(Node node, long records) implements Mark {}

    /** A touch: beside a strong label the weak node that touches it, beside a weak node the component that it touches. */
    record Touch(Node node) implements Mark {}

    /** Beside a label, the least node of its component. */
    record Star(Node least) implements Mark {}

    /**
     * Beside a node, who it was before this run.
     *
     * @param customer the customer that it pointed at
     * @param created when that customer was first seen
     * @param linked since when it points there
     */
    record Known(String customer, Instant created, Instant linked) implements Mark {}
}

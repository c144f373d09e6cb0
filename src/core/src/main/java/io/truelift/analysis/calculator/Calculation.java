package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One kind of question. */
interface Calculation {

    /** @throws CalculationException if a field is missing or wrong */
    ObjectNode answer(Fields fields);
}

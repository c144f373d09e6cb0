package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One kind of question. */
interface Question {

    /** @throws QuestionException if a field is missing or wrong */
    ObjectNode answer(Fields fields);
}

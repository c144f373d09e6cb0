package io.truelift.analysis.calculator;

import io.truelift.platform.problem.Coded;
import io.truelift.platform.problem.ErrorCode;

/** A question that cannot be answered as it is put; the message names the field and what is allowed there. */
final class CalculationException extends RuntimeException implements Coded {
    private static final long serialVersionUID = 1L;

    CalculationException(String message) {
        super(message);
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.CALCULATION;
    }
}

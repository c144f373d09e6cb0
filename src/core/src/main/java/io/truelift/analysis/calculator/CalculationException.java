package io.truelift.analysis.calculator;

/** A question that cannot be answered as it is put; the message names the field and what is allowed there. */
final class CalculationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CalculationException(String message) {
        super(message);
    }
}

package io.truelift.statistics.lifetime;

import java.util.List;

/**
 * What comes of fitting a model to customers.
 *
 * @param <M> the model
 */
public sealed interface ModelFit<M> {

    /**
     * The model under which what was seen is likeliest.
     *
     * @param model with its parameters
     * @param standardErrors of the parameters, in their order: from the curvature of the likelihood
     * @param logLikelihood natural logarithm of the likelihood of all customers
     * @param customers how many there were
     */
    record Fitted<M>(M model, List<Double> standardErrors, double logLikelihood, long customers)
            implements ModelFit<M> {

        public Fitted {
            standardErrors = List.copyOf(standardErrors);
        }
    }

    /** @param reason what is missing, as a sentence */
    record NotEnoughData<M>(String reason) implements ModelFit<M> {}
}

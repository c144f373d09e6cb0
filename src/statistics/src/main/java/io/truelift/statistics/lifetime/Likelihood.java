package io.truelift.statistics.lifetime;

/** The logarithm of a likelihood of customers, over parameters that are all above zero. */
interface Likelihood {

    double logarithm(double[] parameters);

    /** Derivatives of the logarithm. */
    double[] gradient(double[] parameters);
}

package io.truelift.attribution;

/**
 * What is lost by each channel's removal, in the order of the channels.
 *
 * @param conversions conversions lost
 * @param value value lost
 */
record RemovalEffects(double[] conversions, double[] value) {}

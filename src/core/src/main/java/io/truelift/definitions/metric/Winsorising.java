package io.truelift.definitions.metric;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Extreme values pulled in to exact percentiles of all variants together, so that a few units cannot decide.
 *
 * @param low share of units below which values are raised, such as 0.01
 * @param high share of units above which values are lowered, such as 0.99
 * @param ignoresZeros whether percentiles are those of units with a value other than zero
 */
public record Winsorising(Optional<BigDecimal> low, Optional<BigDecimal> high, boolean ignoresZeros) {}

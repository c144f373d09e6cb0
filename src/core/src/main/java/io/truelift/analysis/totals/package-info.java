/** Totals per unit of an experiment: what they are, how they are made, kept, refreshed and added up. Knows no statistics. */
@NullMarked
package io.truelift.analysis.totals;

import org.jspecify.annotations.NullMarked;

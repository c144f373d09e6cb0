/** Experiments and metrics: their definitions, their analysis and their reports. */
@NullMarked
package io.truelift.experiment;

import org.jspecify.annotations.NullMarked;

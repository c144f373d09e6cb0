/** Experiments and metrics: their definitions, their analysis and their reports. */
@NullMarked
package io.truelift.definitions.experiment;

import org.jspecify.annotations.NullMarked;

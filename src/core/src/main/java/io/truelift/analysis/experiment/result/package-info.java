/**
 * The result of an experiment: what was found, of whom, how sure it is, and what it was made of. How it is stored is
 * {@link io.truelift.analysis.experiment.stored}; how it looks is for who shows it.
 */
@NullMarked
package io.truelift.analysis.experiment.result;

import org.jspecify.annotations.NullMarked;

/** Experiments worked out: the statements, their sums, the tests over them, and the verdict. */
@NullMarked
package io.truelift.analysis.experiment;

import org.jspecify.annotations.NullMarked;

/** Experiments worked out: the statements, their sums, the tests over them, the verdict, and the report. */
@NullMarked
package io.truelift.analysis.experiment;

import org.jspecify.annotations.NullMarked;

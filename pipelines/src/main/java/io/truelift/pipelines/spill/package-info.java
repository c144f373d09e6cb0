/** Collections kept in files between two pipelines of one run. */
@NullMarked
package io.truelift.pipelines.spill;

import org.jspecify.annotations.NullMarked;

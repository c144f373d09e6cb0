/** Identifiers, stitched into customers. */
@NullMarked
package io.truelift.pipelines.identity;

import org.jspecify.annotations.NullMarked;

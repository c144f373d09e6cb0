/** Landing: files become rows of the raw tables, or lines in quarantine. */
@NullMarked
package io.truelift.pipelines.land;

import org.jspecify.annotations.NullMarked;

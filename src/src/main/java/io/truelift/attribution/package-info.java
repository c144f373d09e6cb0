/** Attribution models over aggregated paths. */
@NullMarked
package io.truelift.attribution;

import org.jspecify.annotations.NullMarked;

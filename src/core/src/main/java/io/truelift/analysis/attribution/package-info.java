/** Attribution worked out: journeys counted in the warehouse, shared out by every model, held against experiments. */
@NullMarked
package io.truelift.analysis.attribution;

import org.jspecify.annotations.NullMarked;

/**
 * Attribution models over aggregated paths: {@link io.truelift.attribution.AttributionReports} builds what is reported. Pure: journeys come
 * from elsewhere.
 */
@NullMarked
package io.truelift.attribution;

import org.jspecify.annotations.NullMarked;

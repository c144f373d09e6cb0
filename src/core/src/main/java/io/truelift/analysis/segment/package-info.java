/** Segments: one SELECT of customer_id each. */
@NullMarked
package io.truelift.analysis.segment;

import org.jspecify.annotations.NullMarked;

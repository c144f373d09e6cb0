/** Satisfaction worked out: CSAT, CES and NPS with intervals. */
@NullMarked
package io.truelift.analysis.satisfaction;

import org.jspecify.annotations.NullMarked;

/** CSAT and NPS with intervals. */
@NullMarked
package io.truelift.satisfaction;

import org.jspecify.annotations.NullMarked;

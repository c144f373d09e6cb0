/** What a segment is: a SELECT of customer_id in a file. */
@NullMarked
package io.truelift.definitions.segment;

import org.jspecify.annotations.NullMarked;

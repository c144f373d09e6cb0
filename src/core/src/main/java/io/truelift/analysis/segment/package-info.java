/** Segments worked out: how many customers, where they overlap, and which they are. */
@NullMarked
package io.truelift.analysis.segment;

import org.jspecify.annotations.NullMarked;

/** Segments that are worked out by themselves, in the name of whoever asked for it. */
@NullMarked
package io.truelift.platform.schedule;

import org.jspecify.annotations.NullMarked;

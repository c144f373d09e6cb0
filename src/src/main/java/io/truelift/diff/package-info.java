/** What changes between two versions of the dictionary, and which questions a change breaks. */
@NullMarked
package io.truelift.diff;

import org.jspecify.annotations.NullMarked;

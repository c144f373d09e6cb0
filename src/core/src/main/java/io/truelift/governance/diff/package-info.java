/** What changes between two versions of the dictionary, and which questions a change breaks. */
@NullMarked
package io.truelift.governance.diff;

import org.jspecify.annotations.NullMarked;

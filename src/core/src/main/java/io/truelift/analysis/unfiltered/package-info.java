/** Figures about everybody, whatever they agreed to. They name nobody, and are told beside figures about those who agreed. */
@NullMarked
package io.truelift.analysis.unfiltered;

import org.jspecify.annotations.NullMarked;

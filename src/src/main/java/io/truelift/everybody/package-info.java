/** Figures about everybody, whatever they agreed to. They name nobody, and are told beside figures about those who agreed. */
@NullMarked
package io.truelift.everybody;

import org.jspecify.annotations.NullMarked;

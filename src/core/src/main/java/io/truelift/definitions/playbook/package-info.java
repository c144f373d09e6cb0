/** Experiments that others have thought through: what to begin a new one with. */
@NullMarked
package io.truelift.definitions.playbook;

import org.jspecify.annotations.NullMarked;

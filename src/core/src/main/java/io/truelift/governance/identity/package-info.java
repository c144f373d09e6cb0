/** Identifiers of people: how values are normalised and hashed with the project's keys, and what they are trusted with when records are brought together to people. */
@NullMarked
package io.truelift.governance.identity;

import org.jspecify.annotations.NullMarked;

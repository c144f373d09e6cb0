/** What identifiers are trusted with when records are brought together to people. */
@NullMarked
package io.truelift.identity;

import org.jspecify.annotations.NullMarked;

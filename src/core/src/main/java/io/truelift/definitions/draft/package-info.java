/** What people write and have not saved yet. */
@NullMarked
package io.truelift.definitions.draft;

import org.jspecify.annotations.NullMarked;

/** What people write and have not saved yet. */
@NullMarked
package io.truelift.draft;

import org.jspecify.annotations.NullMarked;

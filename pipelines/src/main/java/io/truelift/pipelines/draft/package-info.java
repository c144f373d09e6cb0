/** Drafts the declaration of a feed from a file: what its columns look like, and what of the dictionary they may be. */
@NullMarked
package io.truelift.pipelines.draft;

import org.jspecify.annotations.NullMarked;

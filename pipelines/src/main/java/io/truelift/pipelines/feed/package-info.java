/** Feeds as declared: where their lines come from, and what each line becomes. */
@NullMarked
package io.truelift.pipelines.feed;

import org.jspecify.annotations.NullMarked;

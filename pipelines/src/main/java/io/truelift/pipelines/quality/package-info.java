/** What a run wrote, held against the contracts and against earlier runs, and what was found. */
@NullMarked
package io.truelift.pipelines.quality;

import org.jspecify.annotations.NullMarked;

/** The pipelines' command. */
@NullMarked
package io.truelift.pipelines;

import org.jspecify.annotations.NullMarked;

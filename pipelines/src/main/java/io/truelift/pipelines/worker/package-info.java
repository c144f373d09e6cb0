/** What the workers of one process hold together. */
@NullMarked
package io.truelift.pipelines.worker;

import org.jspecify.annotations.NullMarked;

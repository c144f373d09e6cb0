/** The run: land, stitch, consent, build, audit, publish. */
@NullMarked
package io.truelift.pipelines.job;

import org.jspecify.annotations.NullMarked;

/**
 * What a build of the pipelines costs, on feeds and servers of its own, beside a program written by hand that does the
 * same work on one thread, and beside DuckDB.
 */
@NullMarked
package io.truelift.measure.build;

import org.jspecify.annotations.NullMarked;

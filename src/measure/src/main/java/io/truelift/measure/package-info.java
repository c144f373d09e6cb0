/**
 * How good stitching is: simulated people whose identifiers are known, mistakes and sharing as they happen, and figures
 * of what a {@link io.truelift.measure.Stitcher} made of their records.
 */
@NullMarked
package io.truelift.measure;

import org.jspecify.annotations.NullMarked;

/** Tables in Iceberg: made from contracts, read, written to a branch, audited and published at once. */
@NullMarked
package io.truelift.pipelines.iceberg;

import org.jspecify.annotations.NullMarked;

/** Identity resolution by one worker, with the whole graph in primitive arrays. It knows neither Beam nor Iceberg. */
@NullMarked
package io.truelift.pipelines.identity.memory;

import org.jspecify.annotations.NullMarked;

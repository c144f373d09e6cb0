/** SQL files: their headers, their parameters and how they are put together. */
@NullMarked
package io.truelift.definitions.query;

import org.jspecify.annotations.NullMarked;

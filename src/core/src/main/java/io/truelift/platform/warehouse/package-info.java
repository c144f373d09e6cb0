/** The way to Trino: settings, and connections in the name of a person. */
@NullMarked
package io.truelift.platform.warehouse;

import org.jspecify.annotations.NullMarked;

/** The embedded stack on one machine: PostgreSQL, Trino and the web application as processes. */
@NullMarked
package io.truelift.stack;

import org.jspecify.annotations.NullMarked;

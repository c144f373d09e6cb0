/**
 * Who read what: a listener that runs within Trino and writes what each query read to the application database, and the
 * record as pages ask for it. The listener's classes know nothing of ours but {@link io.truelift.project.Resources}.
 */
@NullMarked
package io.truelift.reading;

import org.jspecify.annotations.NullMarked;

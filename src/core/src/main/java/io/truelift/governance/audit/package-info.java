/** Who read what: the record that Trino's plugin writes to the application database, as pages ask for it. */
@NullMarked
package io.truelift.governance.audit;

import org.jspecify.annotations.NullMarked;

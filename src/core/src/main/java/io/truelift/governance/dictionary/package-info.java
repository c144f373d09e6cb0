/** The data dictionary: tables, columns, purposes and their rules, read from {@code governance/}. */
@NullMarked
package io.truelift.governance.dictionary;

import org.jspecify.annotations.NullMarked;

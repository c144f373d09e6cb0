/** What contracts ask of values and tables, as checks that landing and the audit carry out alike. */
@NullMarked
package io.truelift.governance.check;

import org.jspecify.annotations.NullMarked;

/** Questions that a page asks the query engine while somebody waits, in the name of that person. */
@NullMarked
package io.truelift.webui.warehouse;

import org.jspecify.annotations.NullMarked;

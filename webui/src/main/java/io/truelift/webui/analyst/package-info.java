/** View beans of the analysts' pages: segments. */
@NullMarked
package io.truelift.webui.analyst;

import org.jspecify.annotations.NullMarked;

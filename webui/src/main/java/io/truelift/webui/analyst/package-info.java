/** View beans of the analysts' pages: segments, experiments and their plans, the calculator. */
@NullMarked
package io.truelift.webui.analyst;

import org.jspecify.annotations.NullMarked;

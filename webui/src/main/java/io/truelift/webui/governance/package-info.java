/** View beans of the governance team's pages: the dictionary, and the quality of the data. */
@NullMarked
package io.truelift.webui.governance;

import org.jspecify.annotations.NullMarked;

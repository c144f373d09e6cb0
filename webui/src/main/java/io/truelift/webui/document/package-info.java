/** Reports to hand on: a report in words and figures, as a PDF and as HTML for an e-mail. */
@NullMarked
package io.truelift.webui.document;

import org.jspecify.annotations.NullMarked;

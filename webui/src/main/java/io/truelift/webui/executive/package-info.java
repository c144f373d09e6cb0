/** View beans of the pages that everyone may open: experiments, satisfaction, attribution. */
@NullMarked
package io.truelift.webui.executive;

import org.jspecify.annotations.NullMarked;

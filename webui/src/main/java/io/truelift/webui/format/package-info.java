/** How figures, dates and words look. No figure is formatted anywhere else. */
@NullMarked
package io.truelift.webui.format;

import org.jspecify.annotations.NullMarked;

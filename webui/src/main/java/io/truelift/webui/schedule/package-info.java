/** What the application does by itself, as time goes by. */
@NullMarked
package io.truelift.webui.schedule;

import org.jspecify.annotations.NullMarked;

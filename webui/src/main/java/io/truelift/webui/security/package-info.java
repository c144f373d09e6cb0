/** Who somebody is and what they may open. Nothing here decides what a person may see of the data: the engine does. */
@NullMarked
package io.truelift.webui.security;

import org.jspecify.annotations.NullMarked;

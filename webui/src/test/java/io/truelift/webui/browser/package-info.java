/** The packaged application in a real browser, over a real database with sample reports, and no warehouse. */
@NullMarked
package io.truelift.webui.browser;

import org.jspecify.annotations.NullMarked;

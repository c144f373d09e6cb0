/** What every page has: navigation, the theme, the request, problems in words. */
@NullMarked
package io.truelift.webui.page;

import org.jspecify.annotations.NullMarked;

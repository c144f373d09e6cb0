/** Tables of pages as files, for spreadsheets and other programs. */
@NullMarked
package io.truelift.webui.export;

import org.jspecify.annotations.NullMarked;

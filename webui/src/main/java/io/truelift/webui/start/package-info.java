/** What the application stands on: settings, the database, the dictionary and the warehouse, handed to everyone else. */
@NullMarked
package io.truelift.webui.start;

import org.jspecify.annotations.NullMarked;

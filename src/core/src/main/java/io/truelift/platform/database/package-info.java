/** The application database: accounts and saved reports. */
@NullMarked
package io.truelift.platform.database;

import org.jspecify.annotations.NullMarked;

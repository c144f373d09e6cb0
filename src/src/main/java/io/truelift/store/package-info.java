/** The application database: accounts and saved reports. */
@NullMarked
package io.truelift.store;

import org.jspecify.annotations.NullMarked;

/** The command line. */
@NullMarked
package io.truelift.command;

import org.jspecify.annotations.NullMarked;

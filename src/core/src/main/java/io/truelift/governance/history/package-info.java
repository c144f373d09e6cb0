/** The project's content as a git repository: every change that people make is a commit with its author and reason. */
@NullMarked
package io.truelift.governance.history;

import org.jspecify.annotations.NullMarked;

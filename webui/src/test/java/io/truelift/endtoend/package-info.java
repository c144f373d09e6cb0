/** The whole suite, as a user runs it: the launcher, the servers, the pipelines, the pages. */
@NullMarked
package io.truelift.endtoend;

import org.jspecify.annotations.NullMarked;

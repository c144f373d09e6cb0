/** Where things lie: the project's content and the data folder. */
@NullMarked
package io.truelift.platform.project;

import org.jspecify.annotations.NullMarked;

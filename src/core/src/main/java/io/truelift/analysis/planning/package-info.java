/** How many units an experiment needs, for how long, and what it can find: from the company's own history. */
@NullMarked
package io.truelift.analysis.planning;

import org.jspecify.annotations.NullMarked;

/** All experiments at once: what each found, in short, what it is worth, what was shipped, and what the holdout says of the sum. */
@NullMarked
package io.truelift.analysis.portfolio;

import org.jspecify.annotations.NullMarked;

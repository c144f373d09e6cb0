/** Reports worked out, kept and given back, as commands and pages ask for them. */
@NullMarked
package io.truelift.analysis.report;

import org.jspecify.annotations.NullMarked;

/** What the suite's commands and pages ask for: each report worked out, kept and given back. */
@NullMarked
package io.truelift.analysis.report;

import org.jspecify.annotations.NullMarked;

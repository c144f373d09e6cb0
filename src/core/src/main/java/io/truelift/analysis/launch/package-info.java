/** Whether an experiment is ready to be started, and who started and stopped it. */
@NullMarked
package io.truelift.analysis.launch;

import org.jspecify.annotations.NullMarked;

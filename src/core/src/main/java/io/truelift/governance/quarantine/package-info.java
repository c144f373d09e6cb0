/** What the pipelines set aside, and how fresh what they published is. */
@NullMarked
package io.truelift.governance.quarantine;

import org.jspecify.annotations.NullMarked;

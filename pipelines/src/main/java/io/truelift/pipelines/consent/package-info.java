/** What people agreed to: the latest word, and across records the strictest. */
@NullMarked
package io.truelift.pipelines.consent;

import org.jspecify.annotations.NullMarked;

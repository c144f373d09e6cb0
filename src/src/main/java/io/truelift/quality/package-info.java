/** What the pipelines set aside, and how fresh what they published is. */
@NullMarked
package io.truelift.quality;

import org.jspecify.annotations.NullMarked;

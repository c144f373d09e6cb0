/** What a metric is: its file, its kind, its window, and what becomes of extreme values. */
@NullMarked
package io.truelift.definitions.metric;

import org.jspecify.annotations.NullMarked;

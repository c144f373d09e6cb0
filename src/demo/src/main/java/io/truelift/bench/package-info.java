/** Measures the suite on data that it makes itself, on servers of its own: what a report costs, beside what asking each metric for itself costs. */
@NullMarked
package io.truelift.bench;

import org.jspecify.annotations.NullMarked;

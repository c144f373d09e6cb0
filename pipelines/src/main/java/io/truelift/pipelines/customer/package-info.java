/** The customer table and the facts keyed by customer. */
@NullMarked
package io.truelift.pipelines.customer;

import org.jspecify.annotations.NullMarked;

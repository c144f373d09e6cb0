package io.truelift.pipelines.identity.rules;

import java.io.Serializable;
import java.time.Instant;

/**
 * Who an identifier was before this run.
 *
 * @param customer the customer that it pointed at
 * @param created when that customer was first seen
 * @param linked since when it points there
 */
public record Known(String customer, Instant created, Instant linked) implements Serializable {}

/** The demonstration's world and the declared feeds, tested. */
@NullMarked
package io.truelift.demo;

import org.jspecify.annotations.NullMarked;

/** Tests and intervals over sufficient statistics; uses no other package of ours. */
@NullMarked
package io.truelift.statistics;

import org.jspecify.annotations.NullMarked;

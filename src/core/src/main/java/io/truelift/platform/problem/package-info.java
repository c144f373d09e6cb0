/** What people are told when something does not work: beside the prose a code that stays, and whose fault it is. */
@NullMarked
package io.truelift.platform.problem;

import org.jspecify.annotations.NullMarked;

/** Proposed changes of the dictionary: what is wrong with one, before anybody approves it. */
@NullMarked
package io.truelift.governance.proposal;

import org.jspecify.annotations.NullMarked;

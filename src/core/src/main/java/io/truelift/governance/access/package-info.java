/** Who may see what: the policy of {@code governance/access.yaml} and the engine's rules made from it. */
@NullMarked
package io.truelift.governance.access;

import org.jspecify.annotations.NullMarked;

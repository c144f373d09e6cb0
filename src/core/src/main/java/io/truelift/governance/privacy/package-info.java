/** What people agreed to, over time and one by one: rates of consent, what withdrawals did, and what is held about a person. */
@NullMarked
package io.truelift.governance.privacy;

import org.jspecify.annotations.NullMarked;

/** Who may sign in: accounts, their roles and the hashes of their passwords. */
@NullMarked
package io.truelift.governance.account;

import org.jspecify.annotations.NullMarked;

/** Sign-offs: who of the governance team let a question read a sensitive column, why and until when. */
@NullMarked
package io.truelift.governance.signoff;

import org.jspecify.annotations.NullMarked;

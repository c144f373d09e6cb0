/** What every resolver of identities takes and gives, however it works. */
@NullMarked
package io.truelift.pipelines.identity.resolution;

import org.jspecify.annotations.NullMarked;

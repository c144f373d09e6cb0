/** The rules of identity: who is shared, what links, whose a component is, how customers are named. Read without Beam and Iceberg. */
@NullMarked
package io.truelift.pipelines.identity.rules;

import org.jspecify.annotations.NullMarked;

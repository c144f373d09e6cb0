/** What people decide on what experiments found: a record that is added to and never changed. */
@NullMarked
package io.truelift.analysis.decision;

import org.jspecify.annotations.NullMarked;

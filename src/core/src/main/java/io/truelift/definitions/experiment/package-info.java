/** What an experiment is: its file, design, stopping rule and variants. */
@NullMarked
package io.truelift.definitions.experiment;

import org.jspecify.annotations.NullMarked;

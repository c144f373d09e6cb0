/** How reports of experiments are stored, and how what earlier versions stored is brought into the form of today. */
@NullMarked
package io.truelift.analysis.experiment.stored;

import org.jspecify.annotations.NullMarked;

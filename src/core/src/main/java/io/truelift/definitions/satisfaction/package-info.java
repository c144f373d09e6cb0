/** What a question about satisfaction is: its file, its scale, and how answers become a score. */
@NullMarked
package io.truelift.definitions.satisfaction;

import org.jspecify.annotations.NullMarked;

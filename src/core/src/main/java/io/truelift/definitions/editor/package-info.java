/** What an editor of questions offers while somebody writes: completion from the dictionary, and the layout of a statement. */
@NullMarked
package io.truelift.definitions.editor;

import org.jspecify.annotations.NullMarked;

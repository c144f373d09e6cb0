/** The calculator's forms: which fields a test has, and the line of JSON that they make. */
@NullMarked
package io.truelift.webui.calculator;

import org.jspecify.annotations.NullMarked;

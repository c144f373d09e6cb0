/**
 * The calculator that anyone can hold against another tool: one question as a line of JSON, one answer as a line of JSON. It knows the
 * statistics and nothing of warehouse or experiments; docs/statistics.md has its grammar.
 */
@NullMarked
package io.truelift.analysis.calculator;

import org.jspecify.annotations.NullMarked;

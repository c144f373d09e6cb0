/** Charts as Chart.js configurations. Colours are names of the theme, so that a chart follows light and dark. */
@NullMarked
package io.truelift.webui.chart;

import org.jspecify.annotations.NullMarked;

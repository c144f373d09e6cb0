/** A plugin of Trino: hears of every query and writes to the application database who read what. */
package io.truelift.trino;

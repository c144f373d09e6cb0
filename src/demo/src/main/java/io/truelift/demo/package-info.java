/**
 * The demonstration's world: a made-up shop for kitchen and home whose people, visits, orders and experiments are drawn
 * at random, with a known truth. It writes files as a shop's systems would deliver them, and nothing else; the pipelines
 * read them like any feed, by {@code pipelines/feeds/demo}.
 */
@NullMarked
package io.truelift.demo;

import org.jspecify.annotations.NullMarked;

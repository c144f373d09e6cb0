package io.truelift.pipelines.spill;

import java.io.Serializable;
import org.apache.beam.sdk.coders.DefaultCoder;
import org.apache.beam.sdk.coders.SerializableCoder;

/**
 * A finished file of a spill.
 *
 * @param folder the spill's
 * @param file where it lies
 * @param elements how many it holds
 */
@DefaultCoder(SerializableCoder.class)
public record SpillFile(String folder, String file, long elements) implements Serializable {}

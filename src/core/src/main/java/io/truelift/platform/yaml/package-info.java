/** YAML, read in one way by everything: by version 1.2, with aliases followed, fields that stand twice refused, and lines kept. */
@NullMarked
package io.truelift.platform.yaml;

import org.jspecify.annotations.NullMarked;

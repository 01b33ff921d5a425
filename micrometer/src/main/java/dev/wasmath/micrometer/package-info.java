/** Wasmath's metrics as Micrometer's meters. */
@NullMarked
package dev.wasmath.micrometer;

import org.jspecify.annotations.NullMarked;

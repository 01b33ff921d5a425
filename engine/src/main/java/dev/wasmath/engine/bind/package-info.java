/** The binding of exported kernels to Java arrays in place of linear memory. */
@NullMarked
package dev.wasmath.engine.bind;

import org.jspecify.annotations.NullMarked;

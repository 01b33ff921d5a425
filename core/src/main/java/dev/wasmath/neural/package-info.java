/** Neural networks, written once on the doors. */
@NullMarked
package dev.wasmath.neural;

import org.jspecify.annotations.NullMarked;

/** Sequences and series: zeta and its zeros, limits, and integers from recurrences. */
@NullMarked
package dev.wasmath.series;

import org.jspecify.annotations.NullMarked;

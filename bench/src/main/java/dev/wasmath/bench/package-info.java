/** Benchmarks and comparisons. */
@NullMarked
package dev.wasmath.bench;

import org.jspecify.annotations.NullMarked;

/** How long solvers take on many games. */
@NullMarked
package dev.wasmath.bench.nash;

import org.jspecify.annotations.NullMarked;

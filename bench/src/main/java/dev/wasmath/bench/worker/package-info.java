/** The contenders of {@code wasmath compare}: each runs in a process of its own. */
@NullMarked
package dev.wasmath.bench.worker;

import org.jspecify.annotations.NullMarked;

/** JMH benchmarks; {@code scripts/jmh} runs them. */
@NullMarked
package dev.wasmath.bench;

import org.jspecify.annotations.NullMarked;

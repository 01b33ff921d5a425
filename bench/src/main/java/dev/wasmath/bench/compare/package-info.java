/** The command {@code wasmath compare}: Wasmath beside its peers, in one run. */
@NullMarked
package dev.wasmath.bench.compare;

import org.jspecify.annotations.NullMarked;

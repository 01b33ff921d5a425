/** Sequences and series, written once on the doors. */
@NullMarked
package dev.wasmath.sequence;

import org.jspecify.annotations.NullMarked;

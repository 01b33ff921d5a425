/** The kernel operations: one page each. */
@NullMarked
package dev.wasmath.op;

import org.jspecify.annotations.NullMarked;

/** The plain-Java definition of every kernel operation. */
@NullMarked
package dev.wasmath.plain;

import org.jspecify.annotations.NullMarked;

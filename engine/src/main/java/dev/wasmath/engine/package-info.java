/** A WebAssembly runtime for Java. */
@NullMarked
package dev.wasmath.engine;

import org.jspecify.annotations.NullMarked;

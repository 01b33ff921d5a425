/** Tests of the engine. */
@NullMarked
package dev.wasmath.engine;

import org.jspecify.annotations.NullMarked;

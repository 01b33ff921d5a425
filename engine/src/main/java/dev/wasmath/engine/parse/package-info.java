/** From the binary to the intermediate representation. */
@NullMarked
package dev.wasmath.engine.parse;

import org.jspecify.annotations.NullMarked;

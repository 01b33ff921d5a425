/** Random modules, run by this engine and by others, that must agree to the bit. */
@NullMarked
package dev.wasmath.engine.fuzz;

import org.jspecify.annotations.NullMarked;

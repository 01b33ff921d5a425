/** The official test scripts, run in each lowering. */
@NullMarked
package dev.wasmath.engine.spec;

import org.jspecify.annotations.NullMarked;

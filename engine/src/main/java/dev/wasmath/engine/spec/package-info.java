/** The official test scripts of WebAssembly, run against this engine. */
@NullMarked
package dev.wasmath.engine.spec;

import org.jspecify.annotations.NullMarked;

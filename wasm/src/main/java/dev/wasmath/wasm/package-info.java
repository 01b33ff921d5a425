/** The AssemblyScript kernels and their binding to the core. */
@NullMarked
package dev.wasmath.wasm;

import org.jspecify.annotations.NullMarked;

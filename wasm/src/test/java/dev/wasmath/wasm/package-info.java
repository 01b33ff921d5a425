/** Tests of the binding: every kernel against its plain twin. */
@NullMarked
package dev.wasmath.wasm;

import org.jspecify.annotations.NullMarked;

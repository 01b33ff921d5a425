/** What generated code calls for operations that have no JVM instruction. */
@NullMarked
package dev.wasmath.engine.runtime;

import org.jspecify.annotations.NullMarked;

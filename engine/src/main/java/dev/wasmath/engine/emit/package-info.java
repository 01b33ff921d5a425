/** From the intermediate representation to JVM bytecode. */
@NullMarked
package dev.wasmath.engine.emit;

import org.jspecify.annotations.NullMarked;

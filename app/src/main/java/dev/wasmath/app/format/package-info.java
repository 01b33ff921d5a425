/** The files that the command line reads and writes. */
@NullMarked
package dev.wasmath.app.format;

import org.jspecify.annotations.NullMarked;

/** The command line. */
@NullMarked
package dev.wasmath.app;

import org.jspecify.annotations.NullMarked;

/** What the author of a backend sees. */
@NullMarked
package dev.wasmath.backend;

import org.jspecify.annotations.NullMarked;

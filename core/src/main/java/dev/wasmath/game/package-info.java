/** Games in normal form, written once on the doors. */
@NullMarked
package dev.wasmath.game;

import org.jspecify.annotations.NullMarked;

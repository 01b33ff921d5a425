/**
 * The division of a function that is too large for one method into pieces: graphs of their own that
 * share their values through a frame.
 *
 * <p>A piece takes the frame and a number that says where to enter it, runs until control leaves
 * it, and returns the number of the piece and the place to enter next. A driver calls piece after
 * piece.
 */
@NullMarked
package dev.wasmath.engine.split;

import org.jspecify.annotations.NullMarked;

/**
 * The re-vectoriser: superword-level parallelism (Larsen and Amarasinghe, Exploiting Superword
 * Level Parallelism with Multimedia Instruction Sets, 2000) over the intermediate representation.
 *
 * <p>{@link dev.wasmath.engine.pack.Guards} makes memory accesses that cannot trap out of those
 * that can; {@link dev.wasmath.engine.pack.Packer} joins adjacent isomorphic 128-bit operations to
 * wider ones, lane for lane, so that no bit of a result can change.
 */
@NullMarked
package dev.wasmath.engine.pack;

import org.jspecify.annotations.NullMarked;

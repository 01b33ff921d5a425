/**
 * The intermediate representation: a function in static single assignment form.
 *
 * <p>A {@link Graph} lists {@link Block}s in the order of the WebAssembly text, the entry first;
 * every block but loop headers comes after its predecessors. A block has {@link Phi}s, one operand
 * for each predecessor, then {@link Instruction}s, then one {@link Terminator}. Instructions whose
 * {@link Effect} is not {@code NONE} happen in the order of the list and may trap; the others may
 * be moved anywhere their operands are defined. {@link Constant}s and {@link Parameter}s belong to
 * no block.
 *
 * <p>Addresses: a load or store has the 32-bit base as its first operand and the offset as its
 * first immediate; the effective address is the unsigned base plus the unsigned offset in 64 bits.
 * Lane numbers are the last immediate.
 */
@NullMarked
package dev.wasmath.engine.ir;

import org.jspecify.annotations.NullMarked;

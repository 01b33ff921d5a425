package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Value;

/**
 * Where a load or store touches linear memory.
 *
 * @param op the operation
 * @param base the base address
 * @param offset the unsigned offset to it
 */
record MemoryAccess(Op op, Value base, long offset) {
  static MemoryAccess of(Instruction instruction) {
    return new MemoryAccess(
        instruction.op(), instruction.operand(0), instruction.immediate(0) & 0xffff_ffffL);
  }

  long end() {
    return offset + op.bytes();
  }

  /** The same access right behind this one. */
  MemoryAccess next() {
    return new MemoryAccess(op, base, end());
  }

  /**
   * Whether two accesses certainly have no byte in common: off one base, in separate ranges. The
   * effective address has more bits than the base, so nothing wraps.
   */
  boolean isApartFrom(MemoryAccess other) {
    return base.equals(other.base) && (end() <= other.offset || other.end() <= offset);
  }
}

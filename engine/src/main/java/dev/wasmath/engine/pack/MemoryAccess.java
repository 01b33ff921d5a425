package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Value;
import java.util.List;

/**
 * Where a load or store touches linear memory, or an array of doubles.
 *
 * @param op the operation
 * @param base what the offset counts from: a base address, or an array and an index
 * @param offset the unsigned offset in bytes
 */
record MemoryAccess(Op op, List<Value> base, long offset) {
  static MemoryAccess of(Instruction instruction) {
    long offset = instruction.immediate(0) & 0xffff_ffffL;
    return isOfArray(instruction)
        ? new MemoryAccess(
            instruction.op(),
            List.copyOf(instruction.operands().subList(0, 2)),
            offset * Double.BYTES)
        : new MemoryAccess(
            instruction.op(), List.copyOf(instruction.operands().subList(0, 1)), offset);
  }

  /** Whether an instruction loads or stores elements of an array. */
  static boolean isOfArray(Instruction instruction) {
    return switch (instruction.op()) {
      case A_LOAD, A_STORE, A_V_LOAD, A_V_STORE -> true;
      default -> false;
    };
  }

  /** Whether an instruction stores to linear memory or to an array. */
  static boolean isStore(Instruction instruction) {
    return instruction.op().isStore()
        || instruction.op() == Op.A_STORE
        || instruction.op() == Op.A_V_STORE;
  }

  long end() {
    return offset + bytes();
  }

  private int bytes() {
    return switch (op) {
      case A_LOAD, A_STORE -> Double.BYTES;
      case A_V_LOAD, A_V_STORE -> 2 * Double.BYTES;
      default -> op.bytes();
    };
  }

  /** The same access right behind this one. */
  MemoryAccess next() {
    return new MemoryAccess(op, base, end());
  }

  /**
   * Whether two accesses certainly have no byte in common: off one base, in separate ranges. The
   * effective address has more bits than the base, so nothing wraps. Two arrays may be one.
   */
  boolean isApartFrom(MemoryAccess other) {
    return base.equals(other.base) && (end() <= other.offset || other.end() <= offset);
  }
}

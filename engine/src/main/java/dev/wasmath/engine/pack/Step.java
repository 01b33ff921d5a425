package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Value;
import java.util.OptionalInt;

/** How far a turn of a loop advances a pointer or counter of 32 bits. */
final class Step {
  private Step() {}

  /**
   * The constant that makes the next value of a phi, if there is one. It is often subtracted, with
   * its sign changed: -64 takes a byte less than 64 in a module.
   */
  static OptionalInt of(Phi phi, Value next) {
    if (next instanceof Instruction sum
        && sum.operands().size() == 2
        && sum.operand(0).equals(phi)
        && sum.operand(1) instanceof Constant constant) {
      int step = (int) constant.low();
      if (sum.op() == Op.I32_ADD) {
        return OptionalInt.of(step);
      } else if (sum.op() == Op.I32_SUB) {
        return OptionalInt.of(-step);
      }
    }
    return OptionalInt.empty();
  }
}

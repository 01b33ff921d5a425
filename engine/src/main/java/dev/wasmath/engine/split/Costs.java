package dev.wasmath.engine.split;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Value;

/** Estimates of the bytes of bytecode that blocks take; only ratios matter. */
final class Costs {
  private static final int VECTOR = 24;
  private static final int ACCESS = 14;
  private static final int CALL = 12;
  private static final int OTHER = 4;
  private static final int OPERAND = 2;

  private Costs() {}

  static int of(Instruction instruction) {
    Op op = instruction.op();
    int own = OTHER;
    if (op.isVector()) {
      own = VECTOR;
    } else if (op.bytes() > 0) {
      own = ACCESS;
    } else if (op == Op.CALL || op == Op.CALL_INDIRECT || op == Op.RESULT) {
      own = CALL;
    }
    int operands = OPERAND * instruction.operands().size();
    return own + operands + (instruction.type().isVector() ? OPERAND : 0);
  }

  /** What the instructions, the phis that are given values at its start, and its end take. */
  static int of(Block block) {
    int cost = OTHER + OTHER * block.terminator().operands().size();
    for (Instruction instruction : block.body()) {
      cost += of(instruction);
    }
    for (Phi phi : block.phis()) {
      for (Value operand : phi.operands()) {
        cost += operand == phi ? 0 : OTHER;
      }
    }
    return cost + OTHER * block.terminator().successors().size();
  }
}

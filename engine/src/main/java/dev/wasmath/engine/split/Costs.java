package dev.wasmath.engine.split;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;

/** Estimates of the bytes of bytecode that blocks take; only ratios matter. */
final class Costs {
  private static final int VECTOR = 24;
  private static final int ACCESS = 14;
  private static final int CALL = 12;
  private static final int OTHER = 4;
  private static final int OPERAND = 2;
  private static final int PHI = 6;

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

  /** What the instructions, its end and the phis that are given values there take. */
  static int of(Block block) {
    int cost = OTHER + OTHER * block.terminator().operands().size();
    for (Instruction instruction : block.body()) {
      cost += of(instruction);
    }
    for (Block successor : block.terminator().successors()) {
      cost += OTHER + PHI * successor.phis().size();
    }
    return cost;
  }
}

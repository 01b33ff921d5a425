package dev.wasmath.engine.bind;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Value;
import java.util.Arrays;

/**
 * For each 32-bit integer of a graph, how many of its low bits are zero whatever the arguments.
 * Pointer parameters count as multiples of everything: an array begins at an address of its own.
 */
final class TrailingZeros {
  private static final int ALL = 32;

  /** The zeros of a multiple of 8. */
  static final int MULTIPLE = 3;

  private final int[] zeros;
  private final Bindings.Signature signature;

  /** Computes the greatest solution: phis start from the best and fall until nothing changes. */
  TrailingZeros(Graph graph, Bindings.Signature signature) {
    this.signature = signature;
    this.zeros = new int[graph.valueCount()];
    Arrays.fill(zeros, ALL);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block block : graph.blocks()) {
        for (Phi phi : block.phis()) {
          changed |= lower(phi.id(), least(phi));
        }
        for (Instruction instruction : block.body()) {
          changed |= lower(instruction.id(), result(instruction));
        }
      }
    }
  }

  /** How many low bits of the value are zero. */
  int of(Value value) {
    if (value instanceof Instruction instruction) {
      return zeros[instruction.id()];
    } else if (value instanceof Phi phi) {
      return zeros[phi.id()];
    }
    return value instanceof Constant constant
        ? Math.min(ALL, Long.numberOfTrailingZeros(constant.low()))
        : of((Parameter) value);
  }

  private int of(Parameter parameter) {
    if (signature.pointers().contains(parameter.index())) {
      return ALL;
    }
    return signature.multiples().contains(parameter.index()) ? MULTIPLE : 0;
  }

  private boolean lower(int id, int to) {
    if (to >= zeros[id]) {
      return false;
    }
    zeros[id] = to;
    return true;
  }

  private int least(Phi phi) {
    int least = ALL;
    for (Value operand : phi.operands()) {
      least = Math.min(least, of(operand));
    }
    return least;
  }

  private int result(Instruction instruction) {
    return switch (instruction.op()) {
      case I32_ADD, I32_SUB, I32_OR, I32_XOR ->
          Math.min(of(instruction.operand(0)), of(instruction.operand(1)));
      case SELECT -> Math.min(of(instruction.operand(0)), of(instruction.operand(1)));
      case I32_AND -> Math.max(of(instruction.operand(0)), of(instruction.operand(1)));
      case I32_MUL -> Math.min(ALL, of(instruction.operand(0)) + of(instruction.operand(1)));
      case I32_SHL ->
          instruction.operand(1) instanceof Constant by
              ? Math.min(ALL, of(instruction.operand(0)) + ((int) by.low() & 31))
              : of(instruction.operand(0));
      default -> 0;
    };
  }
}

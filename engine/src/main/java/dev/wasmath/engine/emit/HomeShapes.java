package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shape in which each vector is held: that of the operation that computes it, or, where this
 * has none (loads, bits, phis), that of its first user with one.
 */
final class HomeShapes {
  private final Shape[] shapes;
  private final Map<Parameter, Shape> parameters = new HashMap<>();

  HomeShapes(Graph graph) {
    shapes = new Shape[graph.valueCount()];
    Arrays.fill(shapes, Shape.BITS);
    for (Block block : graph.blocks()) {
      for (Instruction instruction : block.body()) {
        shapes[instruction.id()] = result(instruction);
      }
    }
    for (int round = 0; round < 2; round++) {
      List<Block> blocks = graph.blocks();
      for (int i = blocks.size() - 1; i >= 0; i--) {
        demand(blocks.get(i));
      }
    }
  }

  private void demand(Block block) {
    for (int i = block.body().size() - 1; i >= 0; i--) {
      Instruction instruction = block.body().get(i);
      for (Value operand : instruction.operands()) {
        if (operand.type().isVector()) {
          offer(operand, operand(instruction));
        }
      }
    }
    for (Phi phi : block.phis()) {
      if (phi.type().isVector()) {
        for (Value operand : phi.operands()) {
          offer(phi, of(operand));
        }
        for (Value operand : phi.operands()) {
          offer(operand, shapes[phi.id()]);
        }
      }
    }
  }

  private void offer(Value value, Shape shape) {
    if (shape == Shape.BITS) {
      return;
    }
    if (value instanceof Instruction instruction) {
      if (result(instruction) == Shape.BITS) {
        shapes[instruction.id()] = shape;
      }
    } else if (value instanceof Phi phi) {
      if (shapes[phi.id()] == Shape.BITS) {
        shapes[phi.id()] = shape;
      }
    } else if (value instanceof Parameter parameter) {
      parameters.put(parameter, shape);
    }
  }

  /** The shape in which a value is held; {@link Shape#I64X2} if nothing says otherwise. */
  Shape of(Value value) {
    if (value instanceof Instruction instruction) {
      return shapes[instruction.id()];
    } else if (value instanceof Phi phi) {
      return shapes[phi.id()];
    }
    return value instanceof Parameter parameter
        ? parameters.getOrDefault(parameter, Shape.BITS)
        : Shape.BITS;
  }

  /** As {@link #of}, never {@link Shape#BITS}. */
  Shape held(Value value) {
    Shape shape = of(value);
    return shape == Shape.BITS ? Shape.I64X2 : shape;
  }

  /** The shape an operation gives its result, if it does. */
  private static Shape result(Instruction instruction) {
    Shape shape = instruction.shape();
    return switch (instruction.op()) {
      case V_EQ, V_NE, V_LT, V_GT, V_LE, V_GE -> shape.integral();
      case V_LOAD8X8_S, V_LOAD8X8_U -> Shape.I16X8;
      case V_LOAD16X4_S, V_LOAD16X4_U -> Shape.I32X4;
      case V_LOAD32X2_S, V_LOAD32X2_U -> Shape.I64X2;
      case V_LOAD8_LANE, V_LOAD8_SPLAT -> Shape.I8X16;
      case V_LOAD16_LANE, V_LOAD16_SPLAT -> Shape.I16X8;
      case V_SHUFFLE, V_SWIZZLE -> Shape.BITS;
      default -> shape;
    };
  }

  /** The shape in which an operation takes its vector operands. */
  static Shape operand(Instruction instruction) {
    Shape shape = instruction.shape();
    Op op = instruction.op();
    return switch (op) {
      case V_NARROW_S, V_NARROW_U -> shape == Shape.I8X16 ? Shape.I16X8 : Shape.I32X4;
      case V_EXTEND_LOW_S,
          V_EXTEND_LOW_U,
          V_EXTEND_HIGH_S,
          V_EXTEND_HIGH_U,
          V_EXTMUL_LOW_S,
          V_EXTMUL_LOW_U,
          V_EXTMUL_HIGH_S,
          V_EXTMUL_HIGH_U,
          V_EXTADD_PAIRWISE_S,
          V_EXTADD_PAIRWISE_U,
          V_DOT_S ->
          half(shape);
      case V_TRUNC_SAT_S, V_TRUNC_SAT_U, V_PROMOTE_LOW -> Shape.F32X4;
      case V_TRUNC_SAT_S_ZERO, V_TRUNC_SAT_U_ZERO, V_DEMOTE_LOW_ZERO -> Shape.F64X2;
      case V_CONVERT_S, V_CONVERT_U, V_CONVERT_LOW_S, V_CONVERT_LOW_U -> Shape.I32X4;
      case V_LOAD8_LANE, V_STORE8_LANE -> Shape.I8X16;
      case V_LOAD16_LANE, V_STORE16_LANE -> Shape.I16X8;
      default -> shape;
    };
  }

  /** The integer shape with lanes half as wide. */
  static Shape half(Shape shape) {
    return switch (shape) {
      case I16X8 -> Shape.I8X16;
      case I32X4 -> Shape.I16X8;
      case I64X2 -> Shape.I32X4;
      default -> throw new IllegalArgumentException(shape.name());
    };
  }
}

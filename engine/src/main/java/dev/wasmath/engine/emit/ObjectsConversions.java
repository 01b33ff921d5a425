package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;

/** The operations on vector objects that change the shape. */
final class ObjectsConversions {
  private final Emission emission;
  private final VectorObjects form;
  private final CodeBuilder code;
  private final VectorCode vectors;

  /** For instructions with a result of that type. */
  ObjectsConversions(Emission emission, VectorObjects form, Type type) {
    this.emission = emission;
    this.form = form;
    this.code = emission.code;
    this.vectors = new VectorCode(code, type);
  }

  /** Whether there is a direct form. */
  static boolean has(Op op, Shape shape) {
    return switch (op) {
      case V_EXTEND_LOW_S,
          V_EXTEND_LOW_U,
          V_EXTEND_HIGH_S,
          V_EXTEND_HIGH_U,
          V_EXTMUL_LOW_S,
          V_EXTMUL_LOW_U,
          V_EXTMUL_HIGH_S,
          V_EXTMUL_HIGH_U,
          V_CONVERT_S,
          V_CONVERT_LOW_S,
          V_PROMOTE_LOW,
          V_TRUNC_SAT_S,
          V_DOT_S ->
          true;
      default -> false;
    };
  }

  /** Computes an operation and says in which shape the result is. */
  Shape compute(Instruction instruction) {
    Shape shape = instruction.shape();
    return switch (instruction.op()) {
      case V_EXTEND_LOW_S, V_EXTMUL_LOW_S -> extended(instruction, "", 0);
      case V_EXTEND_LOW_U, V_EXTMUL_LOW_U -> extended(instruction, "ZERO_EXTEND_", 0);
      case V_EXTEND_HIGH_S, V_EXTMUL_HIGH_S -> extended(instruction, "", 1);
      case V_EXTEND_HIGH_U, V_EXTMUL_HIGH_U -> extended(instruction, "ZERO_EXTEND_", 1);
      case V_CONVERT_S -> converted(instruction, Shape.I32X4, "I2F", shape);
      case V_CONVERT_LOW_S -> converted(instruction, Shape.I32X4, "I2D", shape);
      case V_PROMOTE_LOW -> converted(instruction, Shape.F32X4, "F2D", shape);
      case V_TRUNC_SAT_S -> converted(instruction, Shape.F32X4, "F2I", shape);
      default -> dot(instruction);
    };
  }

  private Shape converted(Instruction instruction, Shape from, String conversion, Shape to) {
    form.push(emission, instruction.operand(0), from);
    vectors.convert(from, conversion, to, 0);
    return to;
  }

  /** One half of the lanes, extended; of a product, of both operands. */
  private Shape extended(Instruction instruction, String prefix, int part) {
    Shape to = instruction.shape();
    Shape from = HomeShapes.half(to);
    String conversion =
        prefix
            + switch (to) {
              case I16X8 -> "B2S";
              case I32X4 -> "S2I";
              default -> "I2L";
            };
    for (Value operand : instruction.operands()) {
      form.push(emission, operand, from);
      vectors.convert(from, conversion, to, part);
    }
    if (instruction.operands().size() == 2) {
      vectors.binary(to, "mul");
    }
    return to;
  }

  /** Products of signed 16-bit lanes, added in pairs: the odd lanes and the even ones. */
  private Shape dot(Instruction instruction) {
    Shape shape = Shape.I32X4;
    int first = form.local(emission, instruction.operand(0), shape);
    int second = form.local(emission, instruction.operand(1), shape);
    code.aload(first);
    vectors.shift(shape, "ASHR", 16);
    code.aload(second);
    vectors.shift(shape, "ASHR", 16);
    vectors.binary(shape, "mul");
    even(first);
    even(second);
    vectors.binary(shape, "mul");
    vectors.binary(shape, "add");
    return shape;
  }

  private void even(int local) {
    code.aload(local);
    vectors.shift(Shape.I32X4, "LSHL", 16);
    vectors.shift(Shape.I32X4, "ASHR", 16);
  }
}

package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;

/** The operations on vectors as objects, by calls of the Vector API. */
final class ObjectsEmitter {
  private final Emission emission;
  private final VectorObjects form;
  private final CodeBuilder code;
  private final VectorCode vectors;
  private final ObjectsComparison comparison;

  /** For instructions with a result of that type. */
  ObjectsEmitter(Emission emission, VectorObjects form, Type type) {
    this.emission = emission;
    this.form = form;
    this.code = emission.code;
    this.vectors = new VectorCode(code, type);
    this.comparison = new ObjectsComparison(emission, form, type);
  }

  /** Computes an operation and says in which shape the result is, if it is a vector. */
  Shape compute(Instruction instruction) {
    Shape shape = instruction.shape();
    return switch (instruction.op()) {
      case V_ADD -> method(instruction, "add");
      case V_MUL -> method(instruction, "mul");
      case V_SUB -> method(instruction, "sub");
      case V_DIV -> method(instruction, "div");
      case V_ABS -> shape == Shape.I64X2 ? absoluteLongs(instruction) : unary(instruction, "abs");
      case V_NEG -> unary(instruction, "neg");
      case V_SQRT -> operator(instruction, "SQRT");
      case V_POPCNT -> operator(instruction, "BIT_COUNT");
      case V_MIN_S -> binary(instruction, "MIN");
      case V_MAX_S -> binary(instruction, "MAX");
      case V_MIN_U -> binary(instruction, "UMIN");
      case V_MAX_U -> binary(instruction, "UMAX");
      case V_ADD_SAT_S -> binary(instruction, "SADD");
      case V_ADD_SAT_U -> binary(instruction, "SUADD");
      case V_SUB_SAT_S -> binary(instruction, "SSUB");
      case V_SUB_SAT_U -> binary(instruction, "SUSUB");
      case V_MIN -> quieted(instruction, "MIN");
      case V_MAX -> quieted(instruction, "MAX");
      case V_SHL -> shift(instruction, "LSHL");
      case V_SHR_S -> shift(instruction, "ASHR");
      case V_SHR_U -> shift(instruction, "LSHR");
      case V_EQ,
          V_NE,
          V_LT,
          V_LT_S,
          V_LT_U,
          V_GT,
          V_GT_S,
          V_GT_U,
          V_LE,
          V_LE_S,
          V_LE_U,
          V_GE,
          V_GE_S,
          V_GE_U ->
          comparison.compare(instruction);
      case V_PMIN -> comparison.pseudo(instruction, 1, 0);
      case V_PMAX -> comparison.pseudo(instruction, 0, 1);
      case V_ALL_TRUE -> comparison.allTrue(instruction);
      case V_ANY_TRUE -> comparison.anyTrue(instruction);
      case V_BITMASK -> comparison.bitmask(instruction);
      case V_SPLAT -> {
        vectors.broadcast(shape, () -> scalar(instruction.operand(0), shape));
        yield shape;
      }
      case V_REPLACE_LANE -> {
        form.push(emission, instruction.operand(0), shape);
        vectors.withLane(shape, instruction.lane(), () -> scalar(instruction.operand(1), shape));
        yield shape;
      }
      case V_EXTRACT_LANE, V_EXTRACT_LANE_S, V_EXTRACT_LANE_U -> extract(instruction);
      default -> bits(instruction);
    };
  }

  private Shape bits(Instruction instruction) {
    return switch (instruction.op()) {
      case V_NOT -> {
        Shape shape = form.held(instruction).integral();
        form.push(emission, instruction.operand(0), shape);
        vectors.unary(shape, "not");
        yield shape;
      }
      case V_AND -> bitwise(instruction, "AND");
      case V_OR -> bitwise(instruction, "OR");
      case V_XOR -> bitwise(instruction, "XOR");
      case V_ANDNOT -> bitwise(instruction, "AND_NOT");
      case V_BITSELECT -> bitselect(instruction);
      case V_PART -> part(instruction);
      case V_CONCAT, V_WIDEN -> concatenated(instruction);
      case V_FMA -> fused(instruction);
      case V_SHUFFLE -> new ObjectsShuffle(emission, form, instruction.type()).shuffle(instruction);
      case V_SWIZZLE -> new ObjectsShuffle(emission, form, instruction.type()).swizzle(instruction);
      case V_CEIL, V_FLOOR, V_TRUNC, V_NEAREST ->
          new ObjectsRounding(emission, form, instruction).compute(instruction);
      default -> integers(instruction);
    };
  }

  private Shape integers(Instruction instruction) {
    ObjectsIntegers integers = new ObjectsIntegers(emission, form, instruction.type());
    return switch (instruction.op()) {
      case V_AVGR_U -> integers.average(instruction);
      case V_EXTADD_PAIRWISE_S, V_EXTADD_PAIRWISE_U -> integers.pairwise(instruction);
      case V_DOT_S -> integers.dot(instruction);
      case V_Q15MULR_SAT_S -> integers.roundedProduct(instruction);
      case V_NARROW_S, V_NARROW_U -> integers.narrow(instruction);
      default -> new ObjectsConversions(emission, form, instruction.type()).compute(instruction);
    };
  }

  private Shape part(Instruction instruction) {
    Value whole = instruction.operand(0);
    form.push(emission, whole, Shape.I64X2);
    if (instruction.lane() > 0) {
      int lanes = VectorObjects.lanes(whole.type());
      int first = instruction.lane() * VectorObjects.lanes(instruction.type());
      new VectorCode(code, whole.type()).rotate(Shape.I64X2, first, lanes);
    }
    vectors.resize(Shape.I64X2);
    return Shape.I64X2;
  }

  /** The parts, each moved to its place. */
  private Shape concatenated(Instruction instruction) {
    Shape shape = Shape.I64X2;
    int lanes = VectorObjects.lanes(instruction.type());
    int part = VectorObjects.lanes(instruction.operand(0).type());
    form.push(emission, instruction.operand(0), shape);
    vectors.resize(shape);
    if (instruction.op() == Op.V_WIDEN) {
      vectors.rotate(shape, 0, part);
      return shape;
    }
    for (int first = part; first < lanes; first += part) {
      form.push(emission, instruction.operand(first / part), shape);
      vectors.resize(shape);
      vectors.rotate(shape, lanes - first, lanes);
      vectors.upper(shape, first);
    }
    return shape;
  }

  private Shape fused(Instruction instruction) {
    Shape shape = instruction.shape();
    instruction.operands().forEach(operand -> form.push(emission, operand, shape));
    vectors.call(shape, "fma", VectorCode.type(shape), VectorCode.VECTOR, VectorCode.VECTOR);
    return shape;
  }

  private Shape method(Instruction instruction, String name) {
    Shape shape = instruction.shape();
    form.push(emission, instruction.operand(0), shape);
    form.push(emission, instruction.operand(1), shape);
    vectors.binary(shape, name);
    return shape;
  }

  private Shape unary(Instruction instruction, String name) {
    Shape shape = instruction.shape();
    form.push(emission, instruction.operand(0), shape);
    vectors.unary(shape, name);
    return shape;
  }

  /** In arithmetic: processors without AVX-512 have no such instruction, and HotSpot boxes then. */
  private Shape absoluteLongs(Instruction instruction) {
    Shape shape = Shape.I64X2;
    int x = form.local(emission, instruction.operand(0), shape);
    code.aload(x);
    vectors.lanewise(shape, "XOR", () -> signs(x));
    signs(x);
    vectors.binary(shape, "sub");
    return shape;
  }

  private void signs(int longs) {
    code.aload(longs);
    vectors.shift(Shape.I64X2, "ASHR", Long.SIZE - 1);
  }

  private Shape operator(Instruction instruction, String operator) {
    Shape shape = instruction.shape();
    form.push(emission, instruction.operand(0), shape);
    vectors.lanewise(shape, operator);
    return shape;
  }

  private Shape binary(Instruction instruction, String operator) {
    return binary(instruction, instruction.shape(), operator);
  }

  private Shape binary(Instruction instruction, Shape shape, String operator) {
    form.push(emission, instruction.operand(0), shape);
    vectors.lanewise(shape, operator, () -> form.push(emission, instruction.operand(1), shape));
    return shape;
  }

  private Shape bitwise(Instruction instruction, String operator) {
    return binary(instruction, form.held(instruction).integral(), operator);
  }

  private Shape bitselect(Instruction instruction) {
    Shape shape = form.held(instruction).integral();
    int first = form.local(emission, instruction.operand(0), shape);
    form.push(emission, instruction.operand(1), shape);
    vectors.ternary(
        shape,
        "BITWISE_BLEND",
        () -> {
          code.aload(first);
          form.push(emission, instruction.operand(2), shape);
        });
    return shape;
  }

  /** A minimum or maximum, then the addition of -0.0, which makes NaNs quiet. */
  private Shape quieted(Instruction instruction, String operator) {
    Shape shape = binary(instruction, operator);
    if (shape == Shape.F32X4) {
      code.loadConstant(-0.0f);
    } else {
      code.loadConstant(-0.0);
    }
    vectors.call(shape, "add", VectorCode.type(shape), VectorCode.element(shape));
    return shape;
  }

  private Shape shift(Instruction instruction, String operator) {
    Shape shape = instruction.shape();
    form.push(emission, instruction.operand(0), shape);
    vectors.shift(shape, operator, () -> emission.push(instruction.operand(1)));
    return shape;
  }

  private void scalar(Value value, Shape shape) {
    emission.push(value);
    if (shape == Shape.I8X16) {
      code.i2b();
    } else if (shape == Shape.I16X8) {
      code.i2s();
    }
  }

  private Shape extract(Instruction instruction) {
    Shape shape = instruction.shape();
    form.push(emission, instruction.operand(0), shape);
    vectors.lane(shape, instruction.lane());
    if (instruction.op() == Op.V_EXTRACT_LANE_U) {
      code.loadConstant(shape == Shape.I8X16 ? 0xff : 0xffff).iand();
    }
    return shape;
  }
}

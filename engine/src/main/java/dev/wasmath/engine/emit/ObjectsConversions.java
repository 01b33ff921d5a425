package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;

/** The operations on vector objects that convert lanes to another type. */
final class ObjectsConversions {
  private static final Shape INTS = Shape.I32X4;
  private static final Shape LONGS = Shape.I64X2;
  private static final Shape FLOATS = Shape.F32X4;
  private static final Shape DOUBLES = Shape.F64X2;

  /** The bits of the double 2<sup>52</sup>: or-ed to an unsigned int they add it. */
  private static final long TWO_TO_52 = Double.doubleToRawLongBits(0x1p52);

  /** What, added to the bits of a double without a sign, gives one to NaNs alone. */
  private static final long BEYOND_INFINITY =
      Long.MAX_VALUE - Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

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

  /** Computes an operation and says in which shape the result is. */
  Shape compute(Instruction instruction) {
    return switch (instruction.op()) {
      case V_EXTEND_LOW_S, V_EXTMUL_LOW_S -> extended(instruction, "", 0);
      case V_EXTEND_LOW_U, V_EXTMUL_LOW_U -> extended(instruction, "ZERO_EXTEND_", 0);
      case V_EXTEND_HIGH_S, V_EXTMUL_HIGH_S -> extended(instruction, "", 1);
      case V_EXTEND_HIGH_U, V_EXTMUL_HIGH_U -> extended(instruction, "ZERO_EXTEND_", 1);
      case V_CONVERT_S -> converted(instruction, INTS, "I2F", FLOATS);
      case V_CONVERT_U -> unsignedToFloats(instruction);
      case V_CONVERT_LOW_S -> converted(instruction, INTS, "I2D", DOUBLES);
      case V_CONVERT_LOW_U -> unsignedToDoubles(instruction);
      case V_PROMOTE_LOW -> converted(instruction, FLOATS, "F2D", DOUBLES);
      case V_DEMOTE_LOW_ZERO -> converted(instruction, DOUBLES, "D2F", FLOATS);
      case V_TRUNC_SAT_S -> converted(instruction, FLOATS, "F2I", INTS);
      case V_TRUNC_SAT_U -> floatsToUnsigned(instruction);
      case V_TRUNC_SAT_S_ZERO -> converted(instruction, DOUBLES, "D2I", INTS);
      case V_TRUNC_SAT_U_ZERO -> doublesToUnsigned(instruction);
      default -> throw new IllegalStateException("conversion " + instruction.op());
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

  /**
   * The upper 16 bits, as 2<sup>39</sup> and them, less 2<sup>39</sup> and 2<sup>23</sup>, plus the
   * lower 16 bits as 2<sup>23</sup> and them: only the sum is rounded.
   */
  private Shape unsignedToFloats(Instruction instruction) {
    int operand = form.local(emission, instruction.operand(0), INTS);
    code.aload(operand);
    vectors.shift(INTS, "LSHR", 16);
    vectors.lanewiseBits(INTS, "OR", Float.floatToRawIntBits(0x1p39f));
    vectors.reinterpret(INTS, FLOATS);
    vectors.lanewiseNumber(FLOATS, "SUB", 0x1p39f + 0x1p23f);
    code.aload(operand);
    vectors.lanewiseBits(INTS, "AND", 0xffff);
    vectors.lanewiseBits(INTS, "OR", Float.floatToRawIntBits(0x1p23f));
    vectors.reinterpret(INTS, FLOATS);
    vectors.binary(FLOATS, "add");
    return FLOATS;
  }

  private Shape unsignedToDoubles(Instruction instruction) {
    form.push(emission, instruction.operand(0), INTS);
    vectors.convert(INTS, "ZERO_EXTEND_I2L", LONGS, 0);
    vectors.lanewiseBits(LONGS, "OR", TWO_TO_52);
    vectors.reinterpret(LONGS, DOUBLES);
    vectors.lanewiseNumber(DOUBLES, "SUB", 0x1p52);
    return DOUBLES;
  }

  /** From 2<sup>31</sup> on, what is above it is converted as signed, and then added. */
  private Shape floatsToUnsigned(Instruction instruction) {
    positive(instruction, FLOATS);
    vectors.reinterpret(INTS, FLOATS);
    int positive = VectorObjects.keep(emission);
    code.aload(positive);
    vectors.compareNumber(FLOATS, "GE", 0x1p31);
    vectors.maskToVector(FLOATS);
    int great = VectorObjects.keep(emission);
    code.aload(positive);
    code.aload(great);
    vectors.lanewiseBits(INTS, "AND", Float.floatToRawIntBits(0x1p31f));
    vectors.reinterpret(INTS, FLOATS);
    vectors.binary(FLOATS, "sub");
    vectors.convert(FLOATS, "F2I", INTS, 0);
    code.aload(great);
    vectors.shift(INTS, "LSHL", 31);
    int added = VectorObjects.keep(emission);
    vectors.lanewise(INTS, "ADD", () -> code.aload(added));
    return INTS;
  }

  /**
   * The bits of the sum with 2<sup>52</sup> end with the integer, less 1 where it was rounded up;
   * before, NaNs are made 0, and what is too great the greatest.
   */
  private Shape doublesToUnsigned(Instruction instruction) {
    positive(instruction, DOUBLES);
    int positive = VectorObjects.keep(emission);
    code.aload(positive);
    code.aload(positive);
    vectors.lanewiseBits(LONGS, "ADD", BEYOND_INFINITY);
    vectors.shift(LONGS, "ASHR", 63);
    int nan = VectorObjects.keep(emission);
    vectors.lanewise(LONGS, "AND_NOT", () -> code.aload(nan));
    vectors.lanewiseBits(LONGS, "MIN", Double.doubleToRawLongBits(0xffff_ffffL));
    vectors.reinterpret(LONGS, DOUBLES);
    int number = VectorObjects.keep(emission);
    code.aload(number);
    vectors.lanewiseNumber(DOUBLES, "ADD", 0x1p52);
    int sum = VectorObjects.keep(emission);
    code.aload(number);
    code.aload(sum);
    vectors.lanewiseNumber(DOUBLES, "SUB", 0x1p52);
    vectors.binary(DOUBLES, "sub");
    vectors.reinterpret(DOUBLES, LONGS);
    vectors.shift(LONGS, "ASHR", 63);
    code.aload(sum);
    vectors.reinterpret(DOUBLES, LONGS);
    vectors.binary(LONGS, "add");
    vectors.convert(LONGS, "L2I", INTS, 0);
    return INTS;
  }

  /** Puts the bits on the stack, all zero where the sign is set. */
  private void positive(Instruction instruction, Shape numbers) {
    Shape bits = numbers.integral();
    int operand = form.local(emission, instruction.operand(0), bits);
    code.aload(operand);
    vectors.lanewise(
        bits,
        "AND_NOT",
        () -> {
          code.aload(operand);
          vectors.shift(bits, "ASHR", bits.laneBits() - 1);
        });
  }
}

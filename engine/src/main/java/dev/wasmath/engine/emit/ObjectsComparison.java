package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * The comparisons of vector objects, and what is chosen or counted by one.
 *
 * <p>They are masks of the Vector API, but for two lanes of 64 bits: C2 has no masks of two lanes
 * and would box them. There, the sign of a long is made to say the outcome and is then spread.
 */
final class ObjectsComparison {
  private static final Shape LONGS = Shape.I64X2;

  private static final long INFINITY = 0x7ff0_0000_0000_0000L;

  /** One in the exponent of a double: what is missing from infinity to a set sign. */
  private static final long EXPONENT_ONE = 0x0010_0000_0000_0000L;

  private final Emission emission;
  private final VectorObjects form;
  private final CodeBuilder code;
  private final VectorCode vectors;
  private final Type type;

  /** For instructions with operands of that type. */
  ObjectsComparison(Emission emission, VectorObjects form, Type type) {
    this.emission = emission;
    this.form = form;
    this.code = emission.code;
    this.vectors = new VectorCode(code, type);
    this.type = type;
  }

  private boolean isOfTwoLanes(Shape shape) {
    return shape.lanes() == 2 && type != Type.V256 && type != Type.V512;
  }

  /** All bits of the lanes where the comparison is true. */
  Shape compare(Instruction instruction) {
    Shape shape = instruction.shape();
    Value first = instruction.operand(0);
    Value second = instruction.operand(1);
    if (shape == LONGS && isOfTwoLanes(shape)) {
      compareLongs(instruction.op(), first, second);
    } else if (isOfTwoLanes(shape)) {
      compareDoubles(instruction.op(), first, second);
    } else {
      form.push(emission, first, shape);
      vectors.compare(shape, operator(instruction.op()), () -> form.push(emission, second, shape));
      vectors.maskToVector(shape);
    }
    return shape.integral();
  }

  private static String operator(Op op) {
    return switch (op) {
      case V_EQ -> "EQ";
      case V_NE -> "NE";
      case V_LT, V_LT_S -> "LT";
      case V_GT, V_GT_S -> "GT";
      case V_LE, V_LE_S -> "LE";
      case V_GE, V_GE_S -> "GE";
      case V_LT_U -> "ULT";
      case V_GT_U -> "UGT";
      case V_LE_U -> "ULE";
      default -> "UGE";
    };
  }

  private void compareLongs(Op op, Value first, Value second) {
    int a = form.local(emission, first, LONGS);
    int b = form.local(emission, second, LONGS);
    switch (op) {
      case V_EQ, V_NE -> {
        code.aload(a);
        xor(b);
        signIfNonzero();
      }
      case V_LT_S, V_GE_S -> signIfLess(a, b);
      default -> signIfLess(b, a);
    }
    vectors.shift(LONGS, "ASHR", 63);
    if (op == Op.V_EQ || op == Op.V_GE_S || op == Op.V_LE_S) {
      vectors.unary(LONGS, "not");
    }
  }

  /** A number has the sign, or its negative, unless it is 0. */
  private void signIfNonzero() {
    int bits = VectorObjects.keep(emission);
    code.aload(bits);
    vectors.unary(LONGS, "neg");
    or(bits);
  }

  /** The sign of the difference, corrected where it overflows: {@code d ^ ((a ^ b) & (d ^ a))}. */
  private void signIfLess(int a, int b) {
    code.aload(a);
    code.aload(b);
    vectors.binary(LONGS, "sub");
    int difference = VectorObjects.keep(emission);
    code.aload(difference);
    xor(a);
    int changed = VectorObjects.keep(emission);
    code.aload(a);
    xor(b);
    vectors.lanewise(LONGS, "AND", () -> code.aload(changed));
    xor(difference);
  }

  private void compareDoubles(Op op, Value first, Value second) {
    int a = form.local(emission, first, Shape.F64X2);
    int b = form.local(emission, second, Shape.F64X2);
    switch (op) {
      case V_LT -> signIfNotGreater(b, a);
      case V_GT -> signIfNotGreater(a, b);
      case V_LE -> signIfGreaterOrUnordered(a, b);
      case V_GE -> signIfGreaterOrUnordered(b, a);
      default -> signIfDifferent(a, b);
    }
    vectors.shift(LONGS, "ASHR", 63);
    if (op != Op.V_NE) {
      vectors.unary(LONGS, "not");
    }
  }

  /**
   * For a pair of doubles, whether {@code !(a > b)}. The difference is positive just if so, for it
   * is exact where it is small, and two equal infinities give a NaN. Of all bits of doubles, those
   * of the positive numbers, less 1, are the ones without a sign that get none by {@link
   * #EXPONENT_ONE}: those of 0 and -0 lose or change theirs, those of NaNs get one.
   */
  private void signIfNotGreater(int a, int b) {
    code.aload(a);
    code.aload(b);
    vectors.binary(Shape.F64X2, "sub");
    vectors.reinterpret(Shape.F64X2, LONGS);
    vectors.lanewiseBits(LONGS, "ADD", -1);
    int less = VectorObjects.keep(emission);
    code.aload(less);
    vectors.lanewiseBits(LONGS, "ADD", EXPONENT_ONE);
    or(less);
  }

  private void signIfGreaterOrUnordered(int a, int b) {
    signIfNotGreater(a, b);
    int notGreater = VectorObjects.keep(emission);
    signIfNan(a);
    int nan = VectorObjects.keep(emission);
    signIfNan(b);
    or(nan);
    int unordered = VectorObjects.keep(emission);
    code.aload(notGreater);
    vectors.unary(LONGS, "not");
    or(unordered);
  }

  /** Without its own sign, only a NaN is beyond infinity. */
  private void signIfNan(int local) {
    code.aload(local);
    vectors.reinterpret(Shape.F64X2, LONGS);
    vectors.lanewiseBits(LONGS, "AND", Long.MAX_VALUE);
    vectors.lanewiseBits(LONGS, "ADD", Long.MAX_VALUE - INFINITY);
  }

  /** Doubles are equal if they have the same bits, zeros of one sign, and are not NaNs. */
  private void signIfDifferent(int a, int b) {
    code.aload(a);
    vectors.lanewiseNumber(Shape.F64X2, "ADD", 0.0);
    vectors.reinterpret(Shape.F64X2, LONGS);
    int first = VectorObjects.keep(emission);
    code.aload(b);
    vectors.lanewiseNumber(Shape.F64X2, "ADD", 0.0);
    vectors.reinterpret(Shape.F64X2, LONGS);
    xor(first);
    signIfNonzero();
    int different = VectorObjects.keep(emission);
    signIfNan(a);
    or(different);
  }

  private void or(int local) {
    vectors.lanewise(LONGS, "OR", () -> code.aload(local));
  }

  private void xor(int local) {
    vectors.lanewise(LONGS, "XOR", () -> code.aload(local));
  }

  /** The second operand where it compares less (as numbered), otherwise the first. */
  Shape pseudo(Instruction instruction, int less, int greater) {
    Shape shape = instruction.shape();
    int[] locals = {
      form.local(emission, instruction.operand(0), shape),
      form.local(emission, instruction.operand(1), shape)
    };
    if (!isOfTwoLanes(shape)) {
      code.aload(locals[0]).aload(locals[1]).aload(locals[less]);
      vectors.compare(shape, "LT", () -> code.aload(locals[greater]));
      vectors.blend(shape);
      return shape;
    }
    signIfNotGreater(locals[greater], locals[less]);
    vectors.shift(LONGS, "ASHR", 63);
    int others = VectorObjects.keep(emission);
    code.aload(locals[1]);
    vectors.reinterpret(shape, LONGS);
    vectors.ternary(
        LONGS,
        "BITWISE_BLEND",
        () -> {
          code.aload(locals[0]);
          vectors.reinterpret(shape, LONGS);
          code.aload(others);
        });
    return LONGS;
  }

  /** Whether a bit is set. */
  Shape anyTrue(Instruction instruction) {
    form.pushLongs(emission, instruction.operand(0));
    code.invokestatic(
        HalvesEmitter.owner(Shape.BITS),
        "anyTrue",
        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long, ConstantDescs.CD_long));
    return LONGS;
  }

  /** Whether all lanes differ from 0. */
  Shape allTrue(Instruction instruction) {
    Shape shape = instruction.shape();
    if (isOfTwoLanes(shape)) {
      ofHalves(instruction, "allTrue");
      code.iand();
      return shape;
    }
    form.push(emission, instruction.operand(0), shape);
    vectors.compareZero(shape, "NE");
    code.invokevirtual(VectorCode.MASK, "allTrue", MethodTypeDesc.of(ConstantDescs.CD_boolean));
    return shape;
  }

  /** What a method says of each of the two lanes. */
  private void ofHalves(Instruction instruction, String method) {
    MethodTypeDesc type = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long);
    int operand = form.local(emission, instruction.operand(0), LONGS);
    for (int lane = 0; lane < 2; lane++) {
      code.aload(operand);
      vectors.lane(LONGS, lane);
      code.invokestatic(HalvesEmitter.owner(LONGS), method, type);
    }
  }

  /** The signs of all lanes. */
  Shape bitmask(Instruction instruction) {
    Shape shape = instruction.shape();
    if (isOfTwoLanes(shape)) {
      ofHalves(instruction, "bitmask");
      code.iconst_1().ishl().ior();
      return shape;
    }
    form.push(emission, instruction.operand(0), shape);
    vectors.compareZero(shape, "LT");
    code.invokevirtual(VectorCode.MASK, "toLong", MethodTypeDesc.of(ConstantDescs.CD_long));
    code.l2i();
    return shape;
  }
}

package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.LanePattern;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;

/**
 * The operations on vector objects of integers that the Vector API lacks: with pairs of narrow
 * lanes computed as the two halves of lanes twice as wide, which keeps all in 32 bits.
 */
final class ObjectsIntegers {
  private static final Shape INTS = Shape.I32X4;

  private static final LanePattern EVEN_BYTES_FIRST =
      new LanePattern(0x0e0c_0a08_0604_0200L, 0x0f0d_0b09_0705_0301L);

  private static final LanePattern EVEN_SHORTS_FIRST =
      new LanePattern(0x0d0c_0908_0504_0100L, 0x0f0e_0b0a_0706_0302L);

  private final Emission emission;
  private final VectorObjects form;
  private final CodeBuilder code;
  private final VectorCode vectors;
  private final Type type;

  /** For instructions with a result of that type. */
  ObjectsIntegers(Emission emission, VectorObjects form, Type type) {
    this.emission = emission;
    this.form = form;
    this.code = emission.code;
    this.vectors = new VectorCode(code, type);
    this.type = type;
  }

  /** {@code (a | b) - ((a ^ b) >>> 1)}, the shift without the bits that would cross lanes. */
  Shape average(Instruction instruction) {
    Shape shape = instruction.shape();
    int a = form.local(emission, instruction.operand(0), shape);
    int b = form.local(emission, instruction.operand(1), shape);
    code.aload(a);
    vectors.lanewise(shape, "OR", () -> code.aload(b));
    code.aload(a);
    vectors.lanewise(shape, "XOR", () -> code.aload(b));
    vectors.reinterpret(shape, INTS);
    vectors.lanewiseBits(INTS, "AND", shape == Shape.I8X16 ? 0xfefe_fefeL : 0xfffe_fffeL);
    vectors.shift(INTS, "LSHR", 1);
    vectors.reinterpret(INTS, shape);
    vectors.binary(shape, "sub");
    return shape;
  }

  /** The sums of neighbours. */
  Shape pairwise(Instruction instruction) {
    Shape shape = instruction.shape();
    boolean signed = instruction.op() == Op.V_EXTADD_PAIRWISE_S;
    int operand = form.local(emission, instruction.operand(0), shape);
    even(operand, shape, signed);
    odd(operand, shape, signed);
    vectors.binary(shape, "add");
    return shape;
  }

  /** Products of signed 16-bit lanes, added in pairs. */
  Shape dot(Instruction instruction) {
    int first = form.local(emission, instruction.operand(0), INTS);
    int second = form.local(emission, instruction.operand(1), INTS);
    odd(first, INTS, true);
    odd(second, INTS, true);
    vectors.binary(INTS, "mul");
    even(first, INTS, true);
    even(second, INTS, true);
    vectors.binary(INTS, "mul");
    vectors.binary(INTS, "add");
    return INTS;
  }

  /** Products of signed 16-bit lanes, rounded to their upper 17 bits and saturated to 16. */
  Shape roundedProduct(Instruction instruction) {
    int first = form.local(emission, instruction.operand(0), INTS);
    int second = form.local(emission, instruction.operand(1), INTS);
    even(first, INTS, true);
    even(second, INTS, true);
    rounded();
    vectors.shift(INTS, "ASHR", 15);
    vectors.lanewiseBits(INTS, "AND", 0xffff);
    odd(first, INTS, true);
    odd(second, INTS, true);
    rounded();
    vectors.shift(INTS, "LSHL", 1);
    vectors.lanewiseBits(INTS, "AND", 0xffff_0000L);
    int odd = VectorObjects.keep(emission);
    vectors.lanewise(INTS, "OR", () -> code.aload(odd));
    return INTS;
  }

  /** The product to round, not above what leaves the greatest 16-bit integer. */
  private void rounded() {
    vectors.binary(INTS, "mul");
    vectors.lanewiseBits(INTS, "ADD", 0x4000);
    vectors.lanewiseBits(INTS, "MIN", 0x3fff_ffff);
  }

  /** The even narrow lanes, extended to lanes of the shape. */
  private void even(int local, Shape shape, boolean signed) {
    code.aload(local);
    int bits = shape.laneBits() / 2;
    if (signed) {
      vectors.shift(shape, "LSHL", bits);
      vectors.shift(shape, "ASHR", bits);
    } else {
      vectors.lanewiseBits(shape, "AND", (1L << bits) - 1);
    }
  }

  /** The odd narrow lanes, extended to lanes of the shape. */
  private void odd(int local, Shape shape, boolean signed) {
    code.aload(local);
    vectors.shift(shape, signed ? "ASHR" : "LSHR", shape.laneBits() / 2);
  }

  /**
   * The lanes of both operands, clamped to half their bits: those of the first in the even narrow
   * lanes, those of the second in the odd ones, and then all even ones in front.
   */
  Shape narrow(Instruction instruction) {
    Shape shape = instruction.shape();
    Shape wide = shape == Shape.I8X16 ? Shape.I16X8 : Shape.I32X4;
    boolean signed = instruction.op() == Op.V_NARROW_S;
    int bits = shape.laneBits();
    clamped(instruction.operand(0), wide, signed);
    vectors.lanewiseBits(wide, "AND", (1L << bits) - 1);
    clamped(instruction.operand(1), wide, signed);
    vectors.shift(wide, "LSHL", bits);
    int odd = VectorObjects.keep(emission);
    vectors.lanewise(wide, "OR", () -> code.aload(odd));
    vectors.reinterpret(wide, Shape.I8X16);
    new ObjectsShuffle(emission, form, type)
        .rearrange(Shape.I8X16, bits == 8 ? EVEN_BYTES_FIRST : EVEN_SHORTS_FIRST);
    return Shape.I8X16;
  }

  private void clamped(Value operand, Shape wide, boolean signed) {
    long most = (1L << (wide.laneBits() / 2 - (signed ? 1 : 0))) - 1;
    form.push(emission, operand, wide);
    vectors.lanewiseBits(wide, "MAX", signed ? -most - 1 : 0);
    vectors.lanewiseBits(wide, "MIN", most);
  }
}

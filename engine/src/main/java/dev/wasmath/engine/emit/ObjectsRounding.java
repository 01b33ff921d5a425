package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import java.lang.classfile.CodeBuilder;

/**
 * The rounding of vector objects to integers, by additions.
 *
 * <p>A number that is added to 2<sup>52</sup> (of single precision: 2<sup>23</sup>) loses its
 * fraction to the rounding of the sum, which is to nearest, to even; greater numbers have none and
 * are added to 0, as are infinities and NaNs. Absolute values are rounded and given their sign
 * again, so that zeros keep theirs. To round otherwise, 1 is taken from the result where it is on
 * the wrong side, which the sign of a difference says.
 */
final class ObjectsRounding {
  private final Emission emission;
  private final VectorObjects form;
  private final CodeBuilder code;
  private final VectorCode vectors;
  private final Shape shape;
  private final Shape bits;
  private final int lastBit;

  /** For an instruction. */
  ObjectsRounding(Emission emission, VectorObjects form, Instruction instruction) {
    this.emission = emission;
    this.form = form;
    this.code = emission.code;
    this.vectors = new VectorCode(code, instruction.type());
    this.shape = instruction.shape();
    this.bits = shape.integral();
    this.lastBit = shape.laneBits() - 1;
  }

  /** Rounds and says in which shape the result is. */
  Shape compute(Instruction instruction) {
    int operand = form.local(emission, instruction.operand(0), shape);
    code.aload(operand);
    vectors.reinterpret(shape, bits);
    vectors.lanewiseBits(bits, "AND", shape == Shape.F64X2 ? Long.MAX_VALUE : Integer.MAX_VALUE);
    int absolute = VectorObjects.keep(emission);
    nearest(absolute);
    if (instruction.op() == Op.V_TRUNC) {
      int nearest = VectorObjects.keep(emission);
      code.aload(nearest);
      code.aload(absolute);
      vectors.reinterpret(bits, shape);
      oneIfLess(nearest);
      vectors.binary(shape, "sub");
    }
    sign(operand);
    if (instruction.op() == Op.V_FLOOR) {
      vectors.reinterpret(bits, shape);
      int nearest = VectorObjects.keep(emission);
      code.aload(nearest);
      code.aload(operand);
      oneIfLess(nearest);
      vectors.binary(shape, "sub");
      return shape;
    } else if (instruction.op() == Op.V_CEIL) {
      vectors.reinterpret(bits, shape);
      int nearest = VectorObjects.keep(emission);
      code.aload(nearest);
      code.aload(nearest);
      oneIfLess(operand);
      vectors.binary(shape, "add");
      sign(operand);
    }
    return bits;
  }

  /** The absolute value, rounded to nearest. */
  private void nearest(int absolute) {
    code.aload(absolute);
    long limit = limit();
    vectors.lanewiseBits(bits, "SUB", limit);
    vectors.shift(bits, "ASHR", lastBit);
    vectors.lanewiseBits(bits, "AND", limit);
    vectors.reinterpret(bits, shape);
    int added = VectorObjects.keep(emission);
    code.aload(absolute);
    vectors.reinterpret(bits, shape);
    code.aload(added);
    vectors.binary(shape, "add");
    code.aload(added);
    vectors.binary(shape, "sub");
  }

  /** The bits of the least number after which all are integers. */
  private long limit() {
    return shape == Shape.F64X2
        ? Double.doubleToRawLongBits(0x1p52)
        : Float.floatToRawIntBits(0x1p23f);
  }

  private long one() {
    return shape == Shape.F64X2 ? Double.doubleToRawLongBits(1) : Float.floatToRawIntBits(1);
  }

  /** 1 where what is on the stack is less than a local, otherwise 0; either where one is NaN. */
  private void oneIfLess(int local) {
    code.aload(local);
    vectors.binary(shape, "sub");
    vectors.reinterpret(shape, bits);
    vectors.shift(bits, "ASHR", lastBit);
    vectors.lanewiseBits(bits, "AND", one());
    vectors.reinterpret(bits, shape);
  }

  /** Gives what is on the stack, if it has no sign, that of the operand; leaves bits. */
  private void sign(int operand) {
    vectors.reinterpret(shape, bits);
    vectors.lanewise(
        bits,
        "OR",
        () -> {
          code.aload(operand);
          vectors.reinterpret(shape, bits);
          vectors.lanewiseBits(bits, "AND", 1L << lastBit);
        });
  }
}

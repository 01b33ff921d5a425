package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.LanePattern;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * The lanes of vector objects in another order: by a constant pattern, or by numbers in a vector.
 *
 * <p>A pattern moves 32-bit lanes where these stay whole, otherwise bytes; never longs, for C2 has
 * no shuffles of two lanes and would box them. Wider vectors repeat it in each 128 bits.
 */
final class ObjectsShuffle {
  private final Emission emission;
  private final VectorObjects form;
  private final VectorCode vectors;
  private final Type type;

  /** For instructions with a result of that type. */
  ObjectsShuffle(Emission emission, VectorObjects form, Type type) {
    this.emission = emission;
    this.form = form;
    this.vectors = new VectorCode(emission.code, type);
    this.type = type;
  }

  /** Shuffles by a constant pattern and says in which shape the result is. */
  Shape shuffle(Instruction instruction) {
    LanePattern lanes = LanePattern.of(instruction);
    Shape shape = lanes.keepsWords() ? Shape.I32X4 : Shape.I8X16;
    form.push(emission, instruction.operand(0), shape);
    if (lanes.ofFirst() || lanes.ofSecond()) {
      // The operand that no lane is taken from is computed too: its load may trap.
      if (lanes.ofSecond()) {
        emission.code.pop();
      }
      form.push(emission, instruction.operand(1), shape);
      if (lanes.ofFirst()) {
        emission.code.pop();
      }
      rearrange(shape, lanes.ofOne());
    } else {
      pattern(shape, lanes);
      form.push(emission, instruction.operand(1), shape);
      vectors.call(
          shape, "rearrange", VectorCode.type(shape), VectorCode.SHUFFLE, VectorCode.VECTOR);
    }
    return shape;
  }

  /** Rearranges the lanes of the one vector on the stack. */
  void rearrange(Shape shape, LanePattern lanes) {
    pattern(shape, lanes);
    vectors.call(shape, "rearrange", VectorCode.type(shape), VectorCode.SHUFFLE);
  }

  private void pattern(Shape shape, LanePattern lanes) {
    DirectMethodHandleDesc method =
        MethodHandleDesc.ofMethod(
            DirectMethodHandleDesc.Kind.STATIC,
            Names.engine("VectorLinkage"),
            "shuffle",
            MethodTypeDesc.of(
                VectorCode.SHUFFLE,
                ConstantDescs.CD_MethodHandles_Lookup,
                ConstantDescs.CD_String,
                ConstantDescs.CD_Class,
                ConstantDescs.CD_int,
                ConstantDescs.CD_long,
                ConstantDescs.CD_long));
    emission.code.loadConstant(
        DynamicConstantDesc.ofNamed(
            method, shape.name(), VectorCode.SHUFFLE, type.bits(), lanes.low(), lanes.high()));
  }

  /** The bytes of the first operand by the numbers in the second; 0 where there is none. */
  Shape swizzle(Instruction instruction) {
    Shape shape = Shape.I8X16;
    int bytes = form.local(emission, instruction.operand(0), shape);
    int numbers = form.local(emission, instruction.operand(1), shape);
    emission.code.aload(numbers);
    emission.code.aload(bytes);
    vectors.binary(shape, "selectFrom");
    emission.code.lconst_0().aload(numbers);
    vectors.compareBits(shape, "UGE", 16);
    vectors.call(shape, "blend", VectorCode.type(shape), ConstantDescs.CD_long, VectorCode.MASK);
    return shape;
  }
}

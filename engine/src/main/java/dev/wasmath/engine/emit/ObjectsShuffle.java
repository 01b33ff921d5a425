package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Shape;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;

/** The shuffle of vector objects by a constant pattern, in the widest lanes it respects. */
final class ObjectsShuffle {
  private final Emission emission;
  private final VectorObjects form;
  private final VectorCode vectors;

  ObjectsShuffle(Emission emission, VectorObjects form) {
    this.emission = emission;
    this.form = form;
    this.vectors = new VectorCode(emission.code);
  }

  /** Shuffles and says in which shape the result is. */
  Shape compute(Instruction instruction) {
    long low = instruction.immediate(0);
    long high = instruction.immediate(1);
    int bytes = 8;
    while (!respects(low, high, bytes)) {
      bytes /= 2;
    }
    Shape held = form.held(instruction);
    Shape shape = held.laneBits() == bytes * 8 ? held : HalvesMemory.shape(bytes);
    boolean first = below16(low) && below16(high);
    boolean second = below16(low ^ SECOND) && below16(high ^ SECOND);
    form.push(emission, instruction.operand(0), shape);
    if (first || second) {
      // The operand that no lane is taken from is computed too: its load may trap.
      if (second) {
        emission.code.pop();
      }
      form.push(emission, instruction.operand(1), shape);
      if (!second) {
        emission.code.pop();
      }
      pattern(shape, bytes, low & ~SECOND, high & ~SECOND);
      vectors.call(shape, "rearrange", VectorCode.type(shape), VectorCode.SHUFFLE);
    } else {
      pattern(shape, bytes, low, high);
      form.push(emission, instruction.operand(1), shape);
      vectors.call(
          shape, "rearrange", VectorCode.type(shape), VectorCode.SHUFFLE, VectorCode.VECTOR);
    }
    return shape;
  }

  /** The bit that distinguishes lanes of the second operand. */
  private static final long SECOND = 0x1010101010101010L;

  private static boolean below16(long half) {
    return (half & SECOND) == 0;
  }

  private static int index(long low, long high, int lane) {
    return (int) ((lane < 8 ? low : high) >>> (lane % 8 * 8)) & 0xff;
  }

  /** Whether bytes stay together in groups. */
  private static boolean respects(long low, long high, int bytes) {
    for (int lane = 0; lane < 16; lane++) {
      int first = index(low, high, lane / bytes * bytes);
      if (first % bytes != 0 || index(low, high, lane) != first + lane % bytes) {
        return false;
      }
    }
    return true;
  }

  private void pattern(Shape shape, int bytes, long low, long high) {
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
        DynamicConstantDesc.ofNamed(method, shape.name(), VectorCode.SHUFFLE, bytes, low, high));
  }
}

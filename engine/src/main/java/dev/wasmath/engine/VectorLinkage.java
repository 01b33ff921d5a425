package dev.wasmath.engine;

import dev.wasmath.engine.ir.LanePattern;
import dev.wasmath.engine.ir.Shape;
import java.lang.invoke.MethodHandles.Lookup;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The bootstrap methods for constants of the Vector API. */
final class VectorLinkage {
  private VectorLinkage() {}

  /**
   * The shuffle that a {@link LanePattern} means for vectors of integers of a shape and some bits,
   * again in each 128 of them: lanes of the first vector by their number, those of the second less
   * the number of lanes.
   */
  static VectorShuffle<?> shuffle(
      Lookup lookup, String name, Class<?> type, int bits, long low, long high) {
    Shape shape = Shape.valueOf(name);
    VectorSpecies<?> species = wide(name, bits);
    LanePattern pattern = new LanePattern(low, high);
    int bytes = shape.laneBits() / 8;
    int[] indices = new int[species.length()];
    for (int lane = 0; lane < indices.length; lane++) {
      int place = lane % shape.lanes();
      int from = pattern.at(place * bytes);
      int index = lane - place + from % 16 / bytes;
      indices[lane] = from < 16 ? index : index - indices.length;
    }
    return VectorShuffle.fromArray(species, indices, 0);
  }

  /** The class of vectors of a shape's lanes and so many bits. */
  static Class<?> vectorClass(Lookup lookup, String shape, Class<?> type, int bits) {
    return wide(shape, bits).vectorType();
  }

  /** The class of masks of a shape's lanes and so many bits. */
  static Class<?> maskClass(Lookup lookup, String shape, Class<?> type, int bits) {
    return wide(shape, bits).maskAll(true).getClass();
  }

  /** The shuffle that gives a lane what is {@code by} lanes further on, around a period. */
  static VectorShuffle<?> rotation(
      Lookup lookup, String shape, Class<?> type, int bits, int by, int period) {
    return VectorShuffle.fromOp(wide(shape, bits), lane -> (lane + by) % period);
  }

  /** The mask of the lanes from a first one on. */
  static VectorMask<?> lanesFrom(Lookup lookup, String shape, Class<?> type, int bits, int first) {
    return VectorMask.fromLong(wide(shape, bits), -1L << first);
  }

  private static VectorSpecies<?> wide(String shape, int bits) {
    return species(Shape.valueOf(shape)).withShape(VectorShape.forBitSize(bits));
  }

  private static VectorSpecies<?> species(Shape shape) {
    return switch (shape) {
      case I8X16 -> ByteVector.SPECIES_128;
      case I16X8 -> ShortVector.SPECIES_128;
      case I32X4 -> IntVector.SPECIES_128;
      case I64X2, BITS -> LongVector.SPECIES_128;
      case F32X4 -> FloatVector.SPECIES_128;
      case F64X2 -> DoubleVector.SPECIES_128;
    };
  }
}

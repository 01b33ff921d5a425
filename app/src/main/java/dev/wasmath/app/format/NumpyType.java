package dev.wasmath.app.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The type of a NumPy array's elements: booleans, signed and unsigned integers, and floating-point
 * numbers, of 1 to 8 bytes in either order. Integers of 8 bytes become the nearest double.
 */
record NumpyType(char kind, int size, ByteOrder order) {
  /** What {@link #parse} knows, for messages. */
  static final String KNOWN = "b1, i1, i2, i4, i8, u1, u2, u4, u8, f2, f4 and f8";

  /** The type that a description such as {@code <f8} names, if it is known. */
  static Optional<NumpyType> parse(String description) {
    if (description.length() != 3 || "<>|=".indexOf(description.charAt(0)) < 0) {
      return Optional.empty();
    }
    char kind = description.charAt(1);
    int size = description.charAt(2) - '0';
    boolean known =
        switch (kind) {
          case 'b' -> size == 1;
          case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8;
          case 'f' -> size == 2 || size == 4 || size == 8;
          default -> false;
        };
    ByteOrder order =
        switch (description.charAt(0)) {
          case '>' -> ByteOrder.BIG_ENDIAN;
          case '=' -> ByteOrder.nativeOrder();
          default -> ByteOrder.LITTLE_ENDIAN;
        };
    return known ? Optional.of(new NumpyType(kind, size, order)) : Optional.empty();
  }

  /** The next element of a buffer in this type's order. */
  double read(ByteBuffer bytes) {
    return switch (kind) {
      case 'f' ->
          switch (size) {
            case 2 -> Float.float16ToFloat(bytes.getShort());
            case 4 -> bytes.getFloat();
            default -> bytes.getDouble();
          };
      case 'u' ->
          switch (size) {
            case 1 -> Byte.toUnsignedInt(bytes.get());
            case 2 -> Short.toUnsignedInt(bytes.getShort());
            case 4 -> Integer.toUnsignedLong(bytes.getInt());
            default -> unsigned(bytes.getLong());
          };
      default ->
          switch (size) {
            case 1 -> bytes.get();
            case 2 -> bytes.getShort();
            case 4 -> bytes.getInt();
            default -> bytes.getLong();
          };
    };
  }

  /** Half of a long above 2^63, its last bit kept as a sticky one, rounds as the whole does. */
  private static double unsigned(long bits) {
    return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
  }
}

package dev.wasmath.engine.fuzz;

import dev.wasmath.engine.V128;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How results are written: bits in hexadecimal, all NaNs as one, traps by what causes them. */
final class Transcript {

  /** A stack's depth is the engine's own affair: nothing after this line can be compared. */
  static final String EXHAUSTED = "trap: stack";

  /** A module that is not valid, or needs what is not supported. */
  static final String REFUSED = "refused";

  private static final Map<String, String> TRAPS =
      Map.ofEntries(
          Map.entry("unreachable", "unreachable"),
          Map.entry("out of bounds memory", "memory"),
          Map.entry("by zero", "zero"),
          Map.entry("integer overflow", "range"),
          Map.entry("invalid conversion", "range"),
          Map.entry("out of bounds table", "table"),
          Map.entry("undefined element", "table"),
          Map.entry("uninitialized element", "element"),
          Map.entry("indirect call type", "element"),
          Map.entry("call stack", "stack"));

  private Transcript() {}

  static String trap(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    for (Map.Entry<String, String> entry : TRAPS.entrySet()) {
      if (message.contains(entry.getKey())) {
        return "trap: " + entry.getValue();
      }
    }
    return thrown instanceof StackOverflowError ? EXHAUSTED : "failure: " + thrown;
  }

  static String i32(int value) {
    return "i32:" + Integer.toHexString(value);
  }

  static String i64(long value) {
    return "i64:" + Long.toHexString(value);
  }

  static String f32(float value) {
    return Float.isNaN(value) ? "f32:nan" : "f32:" + Integer.toHexString(bits(value));
  }

  static String f64(double value) {
    return Double.isNaN(value) ? "f64:nan" : "f64:" + Long.toHexString(bits(value));
  }

  static String reference(@Nullable Object value) {
    return value == null ? "null" : "reference";
  }

  /** Any value as the engine boxes it. */
  static String value(@Nullable Object value, Flavor flavor) {
    if (value instanceof Integer number) {
      return i32(number);
    } else if (value instanceof Long number) {
      return i64(number);
    } else if (value instanceof Float number) {
      return f32(number);
    } else if (value instanceof Double number) {
      return f64(number);
    } else if (value instanceof V128 vector) {
      return vector(vector, flavor);
    }
    return reference(value);
  }

  static String vector(V128 vector, Flavor flavor) {
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(vector.low()).putLong(vector.high());
    canonicalize(bytes, flavor);
    return "v128:" + HexFormat.of().formatHex(bytes.array());
  }

  /** The memory's digest, after its NaNs were made one. */
  static String memory(byte[] bytes, Flavor flavor) {
    canonicalize(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), flavor);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "memory: " + bytes.length + " " + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void canonicalize(ByteBuffer bytes, Flavor flavor) {
    if (flavor == Flavor.F32) {
      for (int i = 0; i < bytes.capacity(); i += 4) {
        bytes.putInt(i, Float.floatToIntBits(Float.intBitsToFloat(bytes.getInt(i))));
      }
    } else if (flavor == Flavor.F64) {
      for (int i = 0; i < bytes.capacity(); i += 8) {
        bytes.putLong(i, Double.doubleToLongBits(Double.longBitsToDouble(bytes.getLong(i))));
      }
    }
  }

  private static int bits(float value) {
    return Float.floatToRawIntBits(value);
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  /** The first line where two engines differ, with both versions. */
  static Optional<String> difference(List<String> expected, List<String> actual) {
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String left = i < expected.size() ? expected.get(i) : "nothing";
      String right = i < actual.size() ? actual.get(i) : "nothing";
      if (left.endsWith(EXHAUSTED) || right.endsWith(EXHAUSTED)) {
        return Optional.empty();
      }
      if (!left.equals(right)) {
        return Optional.of("line " + i + ": expected " + left + ", got " + right);
      }
    }
    return Optional.empty();
  }
}

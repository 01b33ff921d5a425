package dev.wasmath.bench.worker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** WebAssembly's numbers as text, as bits and as bytes. */
final class Bits {
  private static final MethodHandle OF_DOUBLE;
  private static final MethodHandle OF_FLOAT;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      OF_DOUBLE =
          lookup.findStatic(
              Double.class, "doubleToRawLongBits", methodType(long.class, double.class));
      OF_FLOAT =
          lookup.findStatic(Float.class, "floatToRawIntBits", methodType(int.class, float.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Bits() {}

  /** An argument as a value of a parameter's type; an i64 ends in n. */
  static Object value(String text, Class<?> type) {
    String digits = text.endsWith("n") ? text.substring(0, text.length() - 1) : text;
    if (type == int.class) {
      return (int) Long.parseLong(digits);
    }
    if (type == long.class) {
      return Long.parseLong(digits);
    }
    return type == float.class ? (Object) Float.valueOf(digits) : Double.valueOf(digits);
  }

  /** A handle without parameters that returns its result as bits, or 0 when it has none. */
  static MethodHandle asBits(MethodHandle handle) {
    Class<?> type = handle.type().returnType();
    MethodHandle bits = handle;
    if (type == double.class) {
      bits = MethodHandles.filterReturnValue(handle, OF_DOUBLE);
    } else if (type == float.class) {
      bits = MethodHandles.filterReturnValue(handle, OF_FLOAT);
    }
    return bits.asType(methodType(long.class));
  }

  /** The little-endian bytes of a returned number: an i64 as it is, all others as doubles. */
  static byte[] bytes(long bits, Class<?> type) {
    if (type == int.class) {
      return Prepared.bytes((double) (int) bits);
    }
    return Prepared.bytes(
        type == float.class ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits));
  }
}

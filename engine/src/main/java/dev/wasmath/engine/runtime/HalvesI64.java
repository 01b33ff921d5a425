package dev.wasmath.engine.runtime;

/** The operations on one half of a vector of 64-bit integers: one lane. */
public final class HalvesI64 {
  private HalvesI64() {}

  private static long bits(boolean condition) {
    return condition ? -1 : 0;
  }

  public static long eq(long a, long b) {
    return bits(a == b);
  }

  public static long ne(long a, long b) {
    return bits(a != b);
  }

  public static long ltS(long a, long b) {
    return bits(a < b);
  }

  public static long gtS(long a, long b) {
    return bits(a > b);
  }

  public static long leS(long a, long b) {
    return bits(a <= b);
  }

  public static long geS(long a, long b) {
    return bits(a >= b);
  }

  public static long abs(long a) {
    return Math.abs(a);
  }

  public static long neg(long a) {
    return -a;
  }

  public static long shl(long a, int count) {
    return a << count;
  }

  public static long shrS(long a, int count) {
    return a >> count;
  }

  public static long shrU(long a, int count) {
    return a >>> count;
  }

  public static long splat(long value) {
    return value;
  }

  public static long extractLane(long a, int lane) {
    return a;
  }

  public static long replaceLane(long a, long value, int lane) {
    return value;
  }

  public static int allTrue(long a) {
    return a != 0 ? 1 : 0;
  }

  public static int bitmask(long a) {
    return (int) (a >>> 63);
  }

  public static long extendS(long half, int part) {
    return (int) (half >>> (part * 32));
  }

  public static long extendU(long half, int part) {
    return (half >>> (part * 32)) & 0xffff_ffffL;
  }

  public static long extmulS(long a, long b, int part) {
    return extendS(a, part) * extendS(b, part);
  }

  public static long extmulU(long a, long b, int part) {
    return extendU(a, part) * extendU(b, part);
  }
}

package dev.wasmath.engine.runtime;

/** The operations on one half of a vector of 32-bit integers: two lanes in a {@code long}. */
public final class HalvesI32 {
  private HalvesI32() {}

  static long pair(int low, int high) {
    return (low & 0xffff_ffffL) | ((long) high << 32);
  }

  private static int low(long half) {
    return (int) half;
  }

  private static int high(long half) {
    return (int) (half >>> 32);
  }

  private static int bits(boolean condition) {
    return condition ? -1 : 0;
  }

  public static long add(long a, long b) {
    return pair(low(a) + low(b), high(a) + high(b));
  }

  public static long sub(long a, long b) {
    return pair(low(a) - low(b), high(a) - high(b));
  }

  public static long mul(long a, long b) {
    return pair(low(a) * low(b), high(a) * high(b));
  }

  public static long eq(long a, long b) {
    return pair(bits(low(a) == low(b)), bits(high(a) == high(b)));
  }

  public static long ne(long a, long b) {
    return pair(bits(low(a) != low(b)), bits(high(a) != high(b)));
  }

  public static long ltS(long a, long b) {
    return pair(bits(low(a) < low(b)), bits(high(a) < high(b)));
  }

  public static long gtS(long a, long b) {
    return pair(bits(low(a) > low(b)), bits(high(a) > high(b)));
  }

  public static long leS(long a, long b) {
    return pair(bits(low(a) <= low(b)), bits(high(a) <= high(b)));
  }

  public static long geS(long a, long b) {
    return pair(bits(low(a) >= low(b)), bits(high(a) >= high(b)));
  }

  public static long ltU(long a, long b) {
    return pair(
        bits(Integer.compareUnsigned(low(a), low(b)) < 0),
        bits(Integer.compareUnsigned(high(a), high(b)) < 0));
  }

  public static long gtU(long a, long b) {
    return pair(
        bits(Integer.compareUnsigned(low(a), low(b)) > 0),
        bits(Integer.compareUnsigned(high(a), high(b)) > 0));
  }

  public static long leU(long a, long b) {
    return pair(
        bits(Integer.compareUnsigned(low(a), low(b)) <= 0),
        bits(Integer.compareUnsigned(high(a), high(b)) <= 0));
  }

  public static long geU(long a, long b) {
    return pair(
        bits(Integer.compareUnsigned(low(a), low(b)) >= 0),
        bits(Integer.compareUnsigned(high(a), high(b)) >= 0));
  }

  public static long minS(long a, long b) {
    return pair(Math.min(low(a), low(b)), Math.min(high(a), high(b)));
  }

  public static long maxS(long a, long b) {
    return pair(Math.max(low(a), low(b)), Math.max(high(a), high(b)));
  }

  private static int minimum(int a, int b) {
    return Integer.compareUnsigned(a, b) < 0 ? a : b;
  }

  private static int maximum(int a, int b) {
    return Integer.compareUnsigned(a, b) > 0 ? a : b;
  }

  public static long minU(long a, long b) {
    return pair(minimum(low(a), low(b)), minimum(high(a), high(b)));
  }

  public static long maxU(long a, long b) {
    return pair(maximum(low(a), low(b)), maximum(high(a), high(b)));
  }

  public static long abs(long a) {
    return pair(Math.abs(low(a)), Math.abs(high(a)));
  }

  public static long neg(long a) {
    return pair(-low(a), -high(a));
  }

  public static long shl(long a, int count) {
    return pair(low(a) << count, high(a) << count);
  }

  public static long shrS(long a, int count) {
    return pair(low(a) >> count, high(a) >> count);
  }

  public static long shrU(long a, int count) {
    return pair(low(a) >>> count, high(a) >>> count);
  }

  public static long splat(int value) {
    return pair(value, value);
  }

  public static int extractLane(long a, int lane) {
    return (int) (a >>> (lane * 32));
  }

  public static long replaceLane(long a, int value, int lane) {
    return lane == 0 ? pair(value, high(a)) : pair(low(a), value);
  }

  public static int allTrue(long a) {
    return low(a) != 0 && high(a) != 0 ? 1 : 0;
  }

  public static int bitmask(long a) {
    return (low(a) >>> 31) | (high(a) >>> 31 << 1);
  }

  public static long extendS(long half, int part) {
    return pair((short) (half >>> (part * 32)), (short) (half >>> (part * 32 + 16)));
  }

  public static long extendU(long half, int part) {
    return pair((int) (half >>> (part * 32)) & 0xffff, (int) (half >>> (part * 32 + 16)) & 0xffff);
  }

  public static long extmulS(long a, long b, int part) {
    return mul(extendS(a, part), extendS(b, part));
  }

  public static long extmulU(long a, long b, int part) {
    return mul(extendU(a, part), extendU(b, part));
  }

  public static long extaddPairwiseS(long a) {
    return add(evenS(a), oddS(a));
  }

  public static long extaddPairwiseU(long a) {
    return add(evenU(a), oddU(a));
  }

  private static long evenS(long a) {
    return pair((short) a, (short) (a >>> 32));
  }

  private static long oddS(long a) {
    return pair((int) a >> 16, (int) (a >> 48));
  }

  private static long evenU(long a) {
    return a & 0x0000_ffff_0000_ffffL;
  }

  private static long oddU(long a) {
    return (a >>> 16) & 0x0000_ffff_0000_ffffL;
  }

  public static long dotS(long a, long b) {
    return add(mul(evenS(a), evenS(b)), mul(oddS(a), oddS(b)));
  }

  public static long truncSatS(long a) {
    return pair((int) HalvesF32.low(a), (int) HalvesF32.high(a));
  }

  public static long truncSatU(long a) {
    return pair(
        Truncations.i32TruncSatF32U(HalvesF32.low(a)),
        Truncations.i32TruncSatF32U(HalvesF32.high(a)));
  }

  public static long truncSatSZero(double low, double high) {
    return pair((int) low, (int) high);
  }

  public static long truncSatUZero(double low, double high) {
    return pair(Truncations.i32TruncSatF64U(low), Truncations.i32TruncSatF64U(high));
  }
}

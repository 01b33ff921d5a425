package dev.wasmath.engine.runtime;

/** The operations on one half of a vector of single-precision numbers: two in a {@code long}. */
public final class HalvesF32 {
  private HalvesF32() {}

  static float low(long half) {
    return Float.intBitsToFloat((int) half);
  }

  static float high(long half) {
    return Float.intBitsToFloat((int) (half >>> 32));
  }

  private static long pair(float low, float high) {
    return HalvesI32.pair(Float.floatToRawIntBits(low), Float.floatToRawIntBits(high));
  }

  private static long bits(boolean low, boolean high) {
    return HalvesI32.pair(low ? -1 : 0, high ? -1 : 0);
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

  public static long fma(long a, long b, long c) {
    return pair(Math.fma(low(a), low(b), low(c)), Math.fma(high(a), high(b), high(c)));
  }

  public static long div(long a, long b) {
    return pair(low(a) / low(b), high(a) / high(b));
  }

  public static long eq(long a, long b) {
    return bits(low(a) == low(b), high(a) == high(b));
  }

  public static long ne(long a, long b) {
    return bits(low(a) != low(b), high(a) != high(b));
  }

  public static long lt(long a, long b) {
    return bits(low(a) < low(b), high(a) < high(b));
  }

  public static long gt(long a, long b) {
    return bits(low(a) > low(b), high(a) > high(b));
  }

  public static long le(long a, long b) {
    return bits(low(a) <= low(b), high(a) <= high(b));
  }

  public static long ge(long a, long b) {
    return bits(low(a) >= low(b), high(a) >= high(b));
  }

  public static long min(long a, long b) {
    return pair(Scalars.f32Min(low(a), low(b)), Scalars.f32Min(high(a), high(b)));
  }

  public static long max(long a, long b) {
    return pair(Scalars.f32Max(low(a), low(b)), Scalars.f32Max(high(a), high(b)));
  }

  public static long pmin(long a, long b) {
    return pair(low(b) < low(a) ? low(b) : low(a), high(b) < high(a) ? high(b) : high(a));
  }

  public static long pmax(long a, long b) {
    return pair(low(a) < low(b) ? low(b) : low(a), high(a) < high(b) ? high(b) : high(a));
  }

  public static long abs(long a) {
    return a & 0x7fffffff7fffffffL;
  }

  public static long neg(long a) {
    return a ^ 0x8000000080000000L;
  }

  public static long sqrt(long a) {
    return pair((float) Math.sqrt(low(a)), (float) Math.sqrt(high(a)));
  }

  public static long ceil(long a) {
    return pair(Scalars.f32Ceil(low(a)), Scalars.f32Ceil(high(a)));
  }

  public static long floor(long a) {
    return pair(Scalars.f32Floor(low(a)), Scalars.f32Floor(high(a)));
  }

  public static long trunc(long a) {
    return pair(Scalars.f32Trunc(low(a)), Scalars.f32Trunc(high(a)));
  }

  public static long nearest(long a) {
    return pair(Scalars.f32Nearest(low(a)), Scalars.f32Nearest(high(a)));
  }

  public static long splat(float value) {
    return pair(value, value);
  }

  public static float extractLane(long a, int lane) {
    return Float.intBitsToFloat((int) (a >>> (lane * 32)));
  }

  public static long replaceLane(long a, float value, int lane) {
    return HalvesI32.replaceLane(a, Float.floatToRawIntBits(value), lane);
  }

  public static long convertS(long a) {
    return pair((float) (int) a, (float) (int) (a >>> 32));
  }

  public static long convertU(long a) {
    return pair((float) (a & 0xffff_ffffL), (float) (a >>> 32));
  }

  public static long demoteLowZero(double low, double high) {
    return pair((float) low, (float) high);
  }
}

package dev.wasmath.engine.runtime;

import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/** The operations on one half of a vector of 8-bit integers: 8 lanes in a {@code long}. */
public final class HalvesI8 {
  private HalvesI8() {}

  private static int signed(long half, int lane) {
    return (byte) (half >>> (lane * 8));
  }

  private static int unsigned(long half, int lane) {
    return (int) (half >>> (lane * 8)) & 0xff;
  }

  private static int clamped(int value, int least, int most) {
    return Math.max(least, Math.min(most, value));
  }

  private static long placed(int value, int lane) {
    return (value & 0xffL) << (lane * 8);
  }

  private static long signed(long a, long b, IntBinaryOperator operation) {
    long result = 0;
    for (int lane = 0; lane < 8; lane++) {
      result |= placed(operation.applyAsInt(signed(a, lane), signed(b, lane)), lane);
    }
    return result;
  }

  private static long unsigned(long a, long b, IntBinaryOperator operation) {
    long result = 0;
    for (int lane = 0; lane < 8; lane++) {
      result |= placed(operation.applyAsInt(unsigned(a, lane), unsigned(b, lane)), lane);
    }
    return result;
  }

  private static long signed(long a, IntUnaryOperator operation) {
    long result = 0;
    for (int lane = 0; lane < 8; lane++) {
      result |= placed(operation.applyAsInt(signed(a, lane)), lane);
    }
    return result;
  }

  public static long add(long a, long b) {
    return ((a & ~0x8080808080808080L) + (b & ~0x8080808080808080L))
        ^ ((a ^ b) & 0x8080808080808080L);
  }

  public static long sub(long a, long b) {
    return ((a | 0x8080808080808080L) - (b & ~0x8080808080808080L))
        ^ ((a ^ ~b) & 0x8080808080808080L);
  }

  public static long addSatS(long a, long b) {
    return signed(a, b, (x, y) -> clamped(x + y, -128, 127));
  }

  public static long addSatU(long a, long b) {
    return unsigned(a, b, (x, y) -> Math.min(x + y, 255));
  }

  public static long subSatS(long a, long b) {
    return signed(a, b, (x, y) -> clamped(x - y, -128, 127));
  }

  public static long subSatU(long a, long b) {
    return unsigned(a, b, (x, y) -> Math.max(x - y, 0));
  }

  public static long minS(long a, long b) {
    return signed(a, b, Math::min);
  }

  public static long maxS(long a, long b) {
    return signed(a, b, Math::max);
  }

  public static long minU(long a, long b) {
    return unsigned(a, b, Math::min);
  }

  public static long maxU(long a, long b) {
    return unsigned(a, b, Math::max);
  }

  public static long avgrU(long a, long b) {
    return unsigned(a, b, (x, y) -> (x + y + 1) >> 1);
  }

  public static long eq(long a, long b) {
    return signed(a, b, (x, y) -> x == y ? -1 : 0);
  }

  public static long ne(long a, long b) {
    return ~eq(a, b);
  }

  public static long ltS(long a, long b) {
    return signed(a, b, (x, y) -> x < y ? -1 : 0);
  }

  public static long ltU(long a, long b) {
    return unsigned(a, b, (x, y) -> x < y ? -1 : 0);
  }

  public static long gtS(long a, long b) {
    return signed(a, b, (x, y) -> x > y ? -1 : 0);
  }

  public static long gtU(long a, long b) {
    return unsigned(a, b, (x, y) -> x > y ? -1 : 0);
  }

  public static long leS(long a, long b) {
    return signed(a, b, (x, y) -> x <= y ? -1 : 0);
  }

  public static long leU(long a, long b) {
    return unsigned(a, b, (x, y) -> x <= y ? -1 : 0);
  }

  public static long geS(long a, long b) {
    return signed(a, b, (x, y) -> x >= y ? -1 : 0);
  }

  public static long geU(long a, long b) {
    return unsigned(a, b, (x, y) -> x >= y ? -1 : 0);
  }

  public static long abs(long a) {
    return signed(a, Math::abs);
  }

  public static long neg(long a) {
    return sub(0, a);
  }

  public static long popcnt(long a) {
    return signed(a, x -> Integer.bitCount(x & 0xff));
  }

  public static long shl(long a, int count) {
    return signed(a, x -> x << (count & 7));
  }

  public static long shrS(long a, int count) {
    return signed(a, x -> x >> (count & 7));
  }

  public static long shrU(long a, int count) {
    return signed(a, x -> (x & 0xff) >>> (count & 7));
  }

  public static long splat(int value) {
    return (value & 0xffL) * 0x0101010101010101L;
  }

  public static int extractLaneS(long a, int lane) {
    return signed(a, lane);
  }

  public static int extractLaneU(long a, int lane) {
    return unsigned(a, lane);
  }

  public static long replaceLane(long a, int value, int lane) {
    return (a & ~placed(-1, lane)) | placed(value, lane);
  }

  public static int allTrue(long a) {
    return eq(a, 0) == 0 ? 1 : 0;
  }

  public static int bitmask(long a) {
    int result = 0;
    for (int lane = 0; lane < 8; lane++) {
      result |= (signed(a, lane) >>> 31) << lane;
    }
    return result;
  }

  public static long narrowS(long low, long high) {
    long result = 0;
    for (int lane = 0; lane < 4; lane++) {
      result |= placed(clamped((short) (low >>> (lane * 16)), -128, 127), lane);
      result |= placed(clamped((short) (high >>> (lane * 16)), -128, 127), lane + 4);
    }
    return result;
  }

  public static long narrowU(long low, long high) {
    long result = 0;
    for (int lane = 0; lane < 4; lane++) {
      result |= placed(clamped((short) (low >>> (lane * 16)), 0, 255), lane);
      result |= placed(clamped((short) (high >>> (lane * 16)), 0, 255), lane + 4);
    }
    return result;
  }
}

package dev.wasmath.engine.runtime;

import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/** The operations on one half of a vector of 16-bit integers: 4 lanes in a {@code long}. */
public final class HalvesI16 {
  private HalvesI16() {}

  private static int signed(long half, int lane) {
    return (short) (half >>> (lane * 16));
  }

  private static int unsigned(long half, int lane) {
    return (int) (half >>> (lane * 16)) & 0xffff;
  }

  private static int clamped(int value, int least, int most) {
    return Math.max(least, Math.min(most, value));
  }

  private static long placed(int value, int lane) {
    return (value & 0xffffL) << (lane * 16);
  }

  private static long signed(long a, long b, IntBinaryOperator operation) {
    long result = 0;
    for (int lane = 0; lane < 4; lane++) {
      result |= placed(operation.applyAsInt(signed(a, lane), signed(b, lane)), lane);
    }
    return result;
  }

  private static long unsigned(long a, long b, IntBinaryOperator operation) {
    long result = 0;
    for (int lane = 0; lane < 4; lane++) {
      result |= placed(operation.applyAsInt(unsigned(a, lane), unsigned(b, lane)), lane);
    }
    return result;
  }

  private static long signed(long a, IntUnaryOperator operation) {
    long result = 0;
    for (int lane = 0; lane < 4; lane++) {
      result |= placed(operation.applyAsInt(signed(a, lane)), lane);
    }
    return result;
  }

  public static long add(long a, long b) {
    return ((a & ~0x8000800080008000L) + (b & ~0x8000800080008000L))
        ^ ((a ^ b) & 0x8000800080008000L);
  }

  public static long sub(long a, long b) {
    return ((a | 0x8000800080008000L) - (b & ~0x8000800080008000L))
        ^ ((a ^ ~b) & 0x8000800080008000L);
  }

  public static long mul(long a, long b) {
    return signed(a, b, (x, y) -> x * y);
  }

  public static long addSatS(long a, long b) {
    return signed(a, b, (x, y) -> clamped(x + y, -32768, 32767));
  }

  public static long addSatU(long a, long b) {
    return unsigned(a, b, (x, y) -> Math.min(x + y, 65535));
  }

  public static long subSatS(long a, long b) {
    return signed(a, b, (x, y) -> clamped(x - y, -32768, 32767));
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

  public static long q15mulrSatS(long a, long b) {
    return signed(a, b, (x, y) -> Math.min((x * y + 0x4000) >> 15, 32767));
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

  public static long shl(long a, int count) {
    return signed(a, x -> x << (count & 15));
  }

  public static long shrS(long a, int count) {
    return signed(a, x -> x >> (count & 15));
  }

  public static long shrU(long a, int count) {
    return signed(a, x -> (x & 0xffff) >>> (count & 15));
  }

  public static long splat(int value) {
    return (value & 0xffffL) * 0x0001000100010001L;
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
    for (int lane = 0; lane < 4; lane++) {
      result |= (signed(a, lane) >>> 31) << lane;
    }
    return result;
  }

  public static long narrowS(long low, long high) {
    long result = 0;
    for (int lane = 0; lane < 2; lane++) {
      result |= placed(clamped((int) (low >>> (lane * 32)), -32768, 32767), lane);
      result |= placed(clamped((int) (high >>> (lane * 32)), -32768, 32767), lane + 2);
    }
    return result;
  }

  public static long narrowU(long low, long high) {
    long result = 0;
    for (int lane = 0; lane < 2; lane++) {
      result |= placed(clamped((int) (low >>> (lane * 32)), 0, 65535), lane);
      result |= placed(clamped((int) (high >>> (lane * 32)), 0, 65535), lane + 2);
    }
    return result;
  }

  public static long extendS(long half, int part) {
    long result = 0;
    for (int lane = 0; lane < 4; lane++) {
      result |= placed((byte) (half >>> ((part * 4 + lane) * 8)), lane);
    }
    return result;
  }

  public static long extendU(long half, int part) {
    long result = 0;
    for (int lane = 0; lane < 4; lane++) {
      result |= placed((int) (half >>> ((part * 4 + lane) * 8)) & 0xff, lane);
    }
    return result;
  }

  public static long extmulS(long a, long b, int part) {
    return mul(extendS(a, part), extendS(b, part));
  }

  public static long extmulU(long a, long b, int part) {
    return mul(extendU(a, part), extendU(b, part));
  }

  public static long extaddPairwiseS(long a) {
    return signed(a, x -> (byte) x + (x >> 8));
  }

  public static long extaddPairwiseU(long a) {
    return unsigned(a, 0, (x, zero) -> (x & 0xff) + (x >> 8));
  }
}

package dev.wasmath.engine.runtime;

/** The operations on vectors as two {@code long}s that move bytes. */
public final class HalvesBits {
  private HalvesBits() {}

  private static long at(long low, long high, int index) {
    return (index < 8 ? (low >>> (index * 8)) : (high >>> ((index - 8) * 8))) & 0xff;
  }

  /** Eight bytes of a and b by their numbers, which are the bytes of the pattern. */
  public static long shuffle(long aLow, long aHigh, long bLow, long bHigh, long pattern) {
    long result = 0;
    for (int lane = 0; lane < 8; lane++) {
      int index = (int) (pattern >>> (lane * 8)) & 0xff;
      long value = index < 16 ? at(aLow, aHigh, index) : at(bLow, bHigh, index - 16);
      result |= value << (lane * 8);
    }
    return result;
  }

  /** Eight bytes of a by their numbers; zero where there is none. */
  public static long swizzle(long low, long high, long indices) {
    long result = 0;
    for (int lane = 0; lane < 8; lane++) {
      int index = (int) (indices >>> (lane * 8)) & 0xff;
      result |= index < 16 ? (at(low, high, index) << (lane * 8)) : 0;
    }
    return result;
  }

  /** The bits of a where c has ones, of b where it has zeros. */
  public static long bitselect(long a, long b, long c) {
    return b ^ ((a ^ b) & c);
  }

  public static int anyTrue(long low, long high) {
    return (low | high) != 0 ? 1 : 0;
  }
}

package dev.wasmath.series;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Fibonacci's numbers and their kin: F(0) = 0, F(1) = 1, F(n) = F(n - 1) + F(n - 2); Lucas' L(0) =
 * 2, L(1) = 1; and Zeckendorf's way to write a number as a sum of them.
 *
 * <p>By doubling with two squarings: F(2k - 1) = F(k)^2 + F(k - 1)^2, F(2k + 1) = 4 F(k)^2 - F(k -
 * 1)^2 + 2 (-1)^k (D. E. Knuth, "The Art of Computer Programming", 1.2.8). Large products are made
 * by several threads.
 */
public final class Fibonacci {
  /** F(n) has about 0.694 n bits. */
  private static final double BITS = 0.6942419136306174;

  /** The memory that doubling and its products take, in sizes of the result. */
  private static final double ROOM = 24.0;

  /** From here on F(n) is too large for a long. */
  private static final int LARGEST_LONG = 92;

  private Fibonacci() {}

  /** Two neighbours: F(n - 1) and F(n). */
  private record Pair(BigInteger before, BigInteger last) {}

  /**
   * The n-th Fibonacci number, exactly. It has about 0.694 n bits.
   *
   * @throws IllegalArgumentException if n is negative, or this JVM lacks the memory
   */
  public static BigInteger number(int n) {
    check("fibonacci", n);
    if (n < 2) {
      return BigInteger.valueOf(n);
    }
    // The last doubling makes one of the two neighbours only.
    Pair half = pair(n / 2);
    if (n % 2 == 0) {
      return half.last.parallelMultiply(half.before.shiftLeft(1).add(half.last));
    }
    BigInteger next = half.before.add(half.last);
    return square(half.last).add(square(next));
  }

  /**
   * The n-th Lucas number, exactly: F(n - 1) + F(n + 1).
   *
   * @throws IllegalArgumentException if n is negative, or this JVM lacks the memory
   */
  public static BigInteger lucas(int n) {
    check("lucas", n);
    Pair pair = pair(n);
    return pair.before.shiftLeft(1).add(pair.last);
  }

  private static Pair pair(int n) {
    BigInteger before = BigInteger.ONE;
    BigInteger last = BigInteger.ZERO;
    int k = 0;
    for (int bit = Integer.highestOneBit(n); bit > 0; bit >>= 1) {
      BigInteger a = square(last);
      BigInteger b = square(before);
      BigInteger odd = a.add(b);
      BigInteger nextOdd = a.shiftLeft(2).subtract(b).add(BigInteger.valueOf(k % 2 == 0 ? 2 : -2));
      BigInteger even = nextOdd.subtract(odd);
      boolean set = (n & bit) != 0;
      before = set ? even : odd;
      last = set ? nextOdd : even;
      k = 2 * k + (set ? 1 : 0);
    }
    return new Pair(before, last);
  }

  private static BigInteger square(BigInteger a) {
    return a.parallelMultiply(a);
  }

  private static void check(String name, int n) {
    if (n < 0) {
      throw new IllegalArgumentException(name + " needs n >= 0; got " + n);
    }
    long needed = (long) (BITS * n / 8.0 * ROOM);
    long most = Runtime.getRuntime().maxMemory();
    if (needed > most) {
      throw new IllegalArgumentException(
          "%s(%d) has %d bits, and takes about %d MiB to compute; this JVM has %d MiB: give it more with -Xmx%dm"
              .formatted(
                  name, n, (long) (BITS * n), needed >> 20, most >> 20, (needed >> 20) + 64));
    }
  }

  /**
   * Fibonacci numbers modulo m: {@code out[i] = F(n[i]) mod m}, for any n up to 2^63 - 1, by fast
   * doubling.
   *
   * @param n which, each 0 or more
   * @param m the modulus, 1 or more
   * @return a new array
   * @throws IllegalArgumentException if an n is negative, or m is not positive
   */
  public static long[] modulo(long[] n, long m) {
    return FIBONACCI.modulo(n, m);
  }

  private static final LinearRecurrence FIBONACCI =
      LinearRecurrence.of(new long[] {1, 1}, new long[] {0, 1});

  /**
   * Zeckendorf's representation: the only way to write a number as a sum of Fibonacci numbers no
   * two of which are neighbours (E. Zeckendorf, Bull. Soc. Roy. Sci. Liège 41, 1972).
   *
   * @return the numbers of the Fibonacci numbers, from 2 on, increasing; none for zero
   * @throws IllegalArgumentException if the number is negative
   */
  public static List<Integer> zeckendorf(BigInteger number) {
    if (number.signum() < 0) {
      throw new IllegalArgumentException(
          "Zeckendorf's representation is of numbers >= 0; got " + number);
    }
    if (number.signum() == 0) {
      return List.of();
    }
    // The largest Fibonacci number that may be in it, then all below, by subtraction.
    int n = Math.max(2, (int) (number.bitLength() / BITS) + 2);
    check("zeckendorf, by fibonacci", n);
    BigInteger current = number(n);
    BigInteger before = number(n - 1);
    BigInteger rest = number;
    List<Integer> parts = new ArrayList<>();
    while (rest.signum() > 0) {
      if (current.compareTo(rest) <= 0) {
        rest = rest.subtract(current);
        parts.add(n);
      }
      BigInteger next = current.subtract(before);
      current = before;
      before = next;
      n--;
    }
    Collections.reverse(parts);
    return List.copyOf(parts);
  }

  /**
   * The sum of Fibonacci numbers that a representation names: back from {@link #zeckendorf}.
   *
   * @param parts numbers of Fibonacci numbers, from 2 on, increasing, no two of them neighbours
   * @throws IllegalArgumentException if the parts are not like that
   */
  public static BigInteger ofZeckendorf(List<Integer> parts) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger before = BigInteger.ZERO;
    BigInteger current = BigInteger.ONE;
    int at = 1;
    int last = 0;
    for (int part : parts) {
      if (part < 2 || (last > 0 && part < last + 2)) {
        throw new IllegalArgumentException(
            "a representation has increasing numbers from 2 on, none the neighbour of another; got %d after %d"
                .formatted(part, last));
      }
      if (part - at > LARGEST_LONG) {
        before = number(part - 1);
        current = number(part);
        at = part;
      }
      while (at < part) {
        BigInteger next = before.add(current);
        before = current;
        current = next;
        at++;
      }
      sum = sum.add(current);
      last = part;
    }
    return sum;
  }
}

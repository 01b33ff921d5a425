package dev.wasmath.engine;

import java.util.Arrays;

/** The new numbers of a function's parameters and locals, where each v128 takes two. */
final class LocalNumbers {
  private int[] numbers = new int[16];
  private boolean[] pairs = new boolean[16];
  private int count;
  private int next;

  LocalNumbers(byte[] parameters) {
    for (byte type : parameters) {
      add(type);
    }
  }

  /** Declares {@code more} locals of one type; there may be {@code most} in all. */
  void declare(int more, byte type, int most) {
    if (more > most - count) {
      throw new EngineException("a function has more than %d locals".formatted(most));
    }
    for (int i = 0; i < more; i++) {
      add(type);
    }
  }

  /** The new number of local {@code old}: of its low half, when it is a pair. */
  int number(int old) {
    check(old);
    return numbers[old];
  }

  boolean isPair(int old) {
    check(old);
    return pairs[old];
  }

  /** The first number not taken. */
  int next() {
    return next;
  }

  private void add(byte type) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
      pairs = Arrays.copyOf(pairs, 2 * count);
    }
    boolean pair = type == ScalarisedModule.V128;
    numbers[count] = next;
    pairs[count] = pair;
    count++;
    next += pair ? 2 : 1;
  }

  private void check(int old) {
    if (old < 0 || old >= count) {
      throw new EngineException("unknown local " + Integer.toUnsignedString(old));
    }
  }
}

package dev.wasmath.app;

import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The sizes that a command accepts: those whose arrays fit in the heap. */
final class Sizes {
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** Three contenders, each with its operands and its result, and some room to spare. */
  private static final int ARRAYS = 10;

  private Sizes() {}

  /** Reads a whole number, and says plainly what is none. */
  static final class WholeNumber implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[+-]?[0-9]+")) {
        throw new TypeConversionException("'" + text + "' is not a whole number");
      }
      try {
        return Integer.valueOf(text);
      } catch (NumberFormatException beyond) {
        throw new TypeConversionException(text + " is beyond " + Integer.MAX_VALUE);
      }
    }
  }

  /** Complains of an operation's size that is negative, or too large to be computed with. */
  static void check(String operation, int size) {
    if (size < 0) {
      throw new IllegalArgumentException(operation + ": negative size: " + size);
    }
    boolean nash = operation.equals(NashContenders.OPERATION);
    if (nash && size == 0) {
      throw new IllegalArgumentException(operation + ": a game needs 1 player or more, not 0");
    }
    double elements = nash ? NashContenders.payoffs(size) : elements(operation, size);
    check(operation + " at size " + size, elements);
  }

  /** Complains of a matrix that does not fit. */
  static void check(String what, int rows, int columns) {
    check("%s would be %d x %d and".formatted(what, rows, columns), (double) rows * columns);
  }

  /** Whether one call of an operation, at a size that was checked, takes many seconds. */
  static boolean isLong(String operation, int size) {
    return Operations.named(operation)
        .map(it -> it.cost().applyAsLong(size) > 10_000_000_000L)
        .orElse(false);
  }

  /** The largest size of an operation with no more elements than given. */
  static int withElements(Operation<?> operation, long elements) {
    int size = 0;
    for (int bit = 1 << 30; bit > 0; bit >>= 1) {
      if (operation.elements().applyAsLong(size + bit) <= elements) {
        size += bit;
      }
    }
    return size;
  }

  private static void check(String what, double elements) {
    long heap = Runtime.getRuntime().maxMemory();
    if (elements > Math.min(LONGEST_ARRAY, heap / (ARRAYS * (double) Double.BYTES))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s is too large: it has %.3g elements and needs about %.3g GiB of heap;"
                  + " Java may use %.3g GiB here, more with JAVA_OPTS=-Xmx...",
              what,
              elements,
              elements * ARRAYS * Double.BYTES / (1 << 30),
              (double) heap / (1 << 30)));
    }
  }

  private static double elements(String operation, int size) {
    return Operations.named(operation).orElseThrow().elements().applyAsLong(size);
  }
}

package dev.wasmath.engine;

import java.lang.invoke.MethodHandles;

/** The traps of generated code. */
final class Traps {
  private Traps() {}

  static Trap unreachable(int offset) {
    return new Trap(Trap.Kind.UNREACHABLE, -1, "", offset, null);
  }

  /**
   * What to throw for something thrown by the own code of a function.
   *
   * @param place which of the offsets tells where that was, counted from 1, or 0
   * @param offsets numbers of two characters
   * @param lookup that of the function's class
   */
  static Throwable translate(
      Throwable thrown, int function, int place, String offsets, MethodHandles.Lookup lookup) {
    int offset =
        place == 0
            ? -1
            : offsets.charAt(2 * place - 2) << Character.SIZE | offsets.charAt(2 * place - 1);
    if (thrown instanceof Trap trap && trap.functionIndex() < 0) {
      String name = Linkage.instance(lookup).functionName(function);
      int known = trap.offset() < 0 ? offset : trap.offset();
      return new Trap(trap.kind(), function, name, known, null);
    }
    if (thrown instanceof IndexOutOfBoundsException) {
      String name = Linkage.instance(lookup).functionName(function);
      return new Trap(Trap.Kind.OUT_OF_BOUNDS_MEMORY, function, name, offset, thrown);
    }
    return thrown;
  }

  /** What to throw at the border to Java when the stack overflows. */
  static Trap exhausted(StackOverflowError error) {
    return new Trap(Trap.Kind.CALL_STACK_EXHAUSTED, -1, "", -1, null);
  }

  static void check(boolean inBounds, Trap.Kind kind) {
    if (!inBounds) {
      throw new Trap(kind);
    }
  }
}

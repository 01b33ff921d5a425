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
   * @param lookup that of the function's class
   */
  static Throwable translate(Throwable thrown, int function, MethodHandles.Lookup lookup) {
    if (thrown instanceof Trap trap && trap.functionIndex() < 0) {
      String name = Linkage.instance(lookup).functionName(function);
      return new Trap(trap.kind(), function, name, trap.offset(), null);
    }
    if (thrown instanceof IndexOutOfBoundsException) {
      String name = Linkage.instance(lookup).functionName(function);
      return new Trap(Trap.Kind.OUT_OF_BOUNDS_MEMORY, function, name, -1, thrown);
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

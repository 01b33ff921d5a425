package dev.wasmath.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The translation of an overflow of the stack to a trap, at the border between Java and code. */
final class StackGuard {
  private StackGuard() {}

  /** The same function, with stack overflows as traps. */
  static MethodHandle guard(MethodHandle code) {
    Class<?> result = code.type().returnType();
    try {
      MethodHandle exhausted =
          MethodHandles.lookup()
              .findStatic(
                  Traps.class,
                  "exhausted",
                  MethodType.methodType(Trap.class, StackOverflowError.class));
      MethodHandle handler =
          MethodHandles.filterArguments(
              MethodHandles.throwException(result, Trap.class), 0, exhausted);
      return MethodHandles.catchException(code, StackOverflowError.class, handler);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}

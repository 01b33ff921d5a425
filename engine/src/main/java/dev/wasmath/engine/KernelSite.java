package dev.wasmath.engine;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;

/** Where an {@link Implementation} gets the code of its method from. */
@FunctionalInterface
interface KernelSite {
  /** The call site of the method, of its exact type; asked for once, at the first call. */
  CallSite link();

  /** The site of code that stays. */
  static KernelSite of(MethodHandle code) {
    return new Constant(new ConstantCallSite(code));
  }

  /** A site that is known already. */
  record Constant(CallSite link) implements KernelSite {}
}

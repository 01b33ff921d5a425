package dev.wasmath.engine;

import java.lang.invoke.CallSite;

/** Where an {@link Implementation} gets the code of its method from. */
@FunctionalInterface
interface KernelSite {
  /** The call site of the method, of its exact type; asked for once, at the first call. */
  CallSite link();
}

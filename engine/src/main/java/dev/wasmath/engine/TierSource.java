package dev.wasmath.engine;

import java.lang.invoke.MethodHandle;
import java.time.Duration;

/**
 * Compiles one exported function of an instance, on its memory or bound to arrays, with scalars or
 * with vectors.
 *
 * @param limit the longest time for one vector class to become as fast as the scalar one
 */
record TierSource(
    String export,
    int function,
    BoundCall<?> call,
    Instance instance,
    CompiledModule module,
    Duration limit) {

  /** How many times the limit code is waited for that the JVM has not compiled. */
  private static final int PATIENCE = 6;

  Lowering lowering() {
    return module.lowering();
  }

  /**
   * The longest time to wait for the JVM to compile a vector class: its compiler may be busy with
   * other code for a minute. On a processor without such vectors they will not be fast.
   */
  Duration patience() {
    return lowering().bits() <= HostSupport.preferredBits() ? limit.multipliedBy(PATIENCE) : limit;
  }

  MethodHandle scalar() {
    return in(new InstanceCode(instance, module.scalar()));
  }

  /** Classes of its own, for each attempt to make the JVM compile them well. */
  InstanceCode fresh() {
    return new InstanceCode(instance, module);
  }

  /** The function as a part of some code of the instance. */
  MethodHandle in(InstanceCode code) {
    return call.pointers().isEmpty() ? code.function(function) : code.bound(function, call);
  }
}

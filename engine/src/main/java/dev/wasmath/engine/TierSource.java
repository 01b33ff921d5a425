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

  Lowering lowering() {
    return module.lowering();
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

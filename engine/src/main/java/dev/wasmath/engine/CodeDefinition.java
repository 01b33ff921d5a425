package dev.wasmath.engine;

import dev.wasmath.engine.emit.CompiledFunction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The definition of generated classes as hidden classes of this package. */
final class CodeDefinition {
  private CodeDefinition() {}

  /** Defines a function as a part of the code of an instance. */
  static MethodHandle define(CompiledFunction function, MethodType type, InstanceCode code) {
    if (function.vectors()) {
      CompilerDirectives.added();
    }
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.lookup().defineHiddenClassWithClassData(function.classFile(), code, false);
      return lookup.findStatic(lookup.lookupClass(), "run", type);
    } catch (IllegalAccessException | NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}

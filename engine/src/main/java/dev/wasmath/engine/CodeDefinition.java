package dev.wasmath.engine;

import dev.wasmath.engine.emit.CompiledFunction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/** The definition of generated classes as hidden classes of this package. */
final class CodeDefinition {
  private static final MethodType PIECE =
      MethodType.methodType(int.class, long[].class, Object[].class, int.class);

  private CodeDefinition() {}

  /** Defines a function as a part of the code of an instance. */
  static MethodHandle define(CompiledFunction function, MethodType type, InstanceCode code) {
    if (function.vectors()) {
      CompilerDirectives.added();
    }
    CodeData alone = new CodeData(code, List.of());
    List<MethodHandle> pieces = new ArrayList<>();
    for (byte[] piece : function.pieces()) {
      pieces.add(define(piece, PIECE, alone));
    }
    return define(function.classFile(), type, new CodeData(code, pieces));
  }

  private static MethodHandle define(byte[] classFile, MethodType type, CodeData data) {
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.lookup().defineHiddenClassWithClassData(classFile, data, false);
      return lookup.findStatic(lookup.lookupClass(), "run", type);
    } catch (IllegalAccessException | NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.wasmath.engine;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/**
 * The bootstrap methods of generated classes, whose class data is {@link CodeData}: what they yield
 * is constant to the JIT compiler.
 */
final class Linkage {
  private Linkage() {}

  private static Instance of(Lookup lookup) {
    return data(lookup).instance();
  }

  private static CodeData data(Lookup lookup) {
    try {
      return MethodHandles.classData(lookup, "_", CodeData.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  static CallSite call(Lookup lookup, String name, MethodType type, int index) {
    return new ConstantCallSite(of(lookup).code(index));
  }

  static CallSite piece(Lookup lookup, String name, MethodType type, int index) {
    return new ConstantCallSite(data(lookup).pieces().get(index));
  }

  static CallSite memory(Lookup lookup, String name, MethodType type, int index) {
    return of(lookup).linked().memory(index).site();
  }

  static WasmMemory theMemory(Lookup lookup, String name, Class<?> type, int index) {
    return of(lookup).linked().memory(index);
  }

  static WasmGlobal global(Lookup lookup, String name, Class<?> type, int index) {
    return of(lookup).linked().globals().get(index);
  }

  static WasmTable table(Lookup lookup, String name, Class<?> type, int index) {
    return of(lookup).linked().tables().get(index);
  }

  static WasmFunction reference(Lookup lookup, String name, Class<?> type, int index) {
    return of(lookup).reference(index);
  }

  static FunctionType type(Lookup lookup, String name, Class<?> type, int index) {
    return of(lookup).functionType(index);
  }

  static Instance instance(Lookup lookup, String name, Class<?> type, int index) {
    return of(lookup);
  }
}

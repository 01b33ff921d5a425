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

  private static InstanceCode code(Lookup lookup) {
    return data(lookup, CodeData.class).code();
  }

  static Instance instance(Lookup lookup) {
    return code(lookup).instance();
  }

  private static <T> T data(Lookup lookup, Class<T> type) {
    try {
      return MethodHandles.classData(lookup, "_", type);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  static CallSite call(Lookup lookup, String name, MethodType type, int index) {
    return new ConstantCallSite(code(lookup).function(index));
  }

  static CallSite bound(Lookup lookup, String name, MethodType type, int index) {
    return new ConstantCallSite(code(lookup).bound(index));
  }

  /** The call site of an {@link Implementation}, whose class data is a {@link KernelSite}. */
  static CallSite kernel(Lookup lookup, String name, MethodType type) {
    return data(lookup, KernelSite.class).link();
  }

  static CallSite piece(Lookup lookup, String name, MethodType type, int index) {
    return new ConstantCallSite(data(lookup, CodeData.class).pieces().get(index));
  }

  static CallSite memory(Lookup lookup, String name, MethodType type, int index) {
    return instance(lookup).linked().memory(index).site();
  }

  static CallSite roomyMemory(Lookup lookup, String name, MethodType type, int index) {
    return instance(lookup).linked().memory(index).roomySite();
  }

  static WasmMemory theMemory(Lookup lookup, String name, Class<?> type, int index) {
    return instance(lookup).linked().memory(index);
  }

  static WasmGlobal global(Lookup lookup, String name, Class<?> type, int index) {
    return instance(lookup).linked().globals().get(index);
  }

  static WasmTable table(Lookup lookup, String name, Class<?> type, int index) {
    return instance(lookup).linked().tables().get(index);
  }

  static WasmFunction reference(Lookup lookup, String name, Class<?> type, int index) {
    return instance(lookup).reference(index);
  }

  static FunctionType type(Lookup lookup, String name, Class<?> type, int index) {
    return instance(lookup).functionType(index);
  }

  static Instance instance(Lookup lookup, String name, Class<?> type, int index) {
    return instance(lookup);
  }

  /** Numbers that code reads from an array: to the JIT compiler, an array's elements may change. */
  static int[] ints(Lookup lookup, String name, Class<?> type, String text) {
    int[] values = new int[text.length() / 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = text.charAt(2 * i) | text.charAt(2 * i + 1) << 16;
    }
    return values;
  }

  static long[] longs(Lookup lookup, String name, Class<?> type, String text) {
    int[] halves = ints(lookup, name, type, text);
    long[] values = new long[halves.length / 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = Integer.toUnsignedLong(halves[2 * i]) | (long) halves[2 * i + 1] << 32;
    }
    return values;
  }
}

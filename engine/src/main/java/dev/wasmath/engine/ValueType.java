package dev.wasmath.engine;

/** A type of WebAssembly values. */
public enum ValueType {
  /** A 32-bit integer, {@code int} in Java. */
  I32(int.class),
  /** A 64-bit integer, {@code long} in Java. */
  I64(long.class),
  /** A single-precision number, {@code float} in Java. */
  F32(float.class),
  /** A double-precision number, {@code double} in Java. */
  F64(double.class),
  /** 128 bits; two {@code long} arguments (low, high) or one {@link V128} result in Java. */
  V128(dev.wasmath.engine.V128.class),
  /** A nullable reference to a {@link WasmFunction}. */
  FUNCREF(WasmFunction.class),
  /** A nullable reference to any Java object. */
  EXTERNREF(Object.class);

  private final Class<?> javaType;

  ValueType(Class<?> javaType) {
    this.javaType = javaType;
  }

  /** The Java type of a result. */
  public Class<?> javaType() {
    return javaType;
  }

  /** Whether values of this type are references. */
  public boolean isReference() {
    return this == FUNCREF || this == EXTERNREF;
  }
}

package dev.wasmath.engine;

/** A type of WebAssembly values. */
public enum ValueType {
  /** A 32-bit integer, {@code int} in Java. */
  I32,
  /** A 64-bit integer, {@code long} in Java. */
  I64,
  /** A single-precision number, {@code float} in Java. */
  F32,
  /** A double-precision number, {@code double} in Java. */
  F64,
  /** 128 bits; two {@code long} arguments (low, high) or one {@link V128} result in Java. */
  V128,
  /** A nullable reference to a {@link WasmFunction}. */
  FUNCREF,
  /** A nullable reference to any Java object. */
  EXTERNREF;

  /** Whether values of this type are references. */
  public boolean isReference() {
    return this == FUNCREF || this == EXTERNREF;
  }
}

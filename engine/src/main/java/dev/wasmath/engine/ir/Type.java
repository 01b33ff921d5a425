package dev.wasmath.engine.ir;

import dev.wasmath.engine.ValueType;

/** The type of a {@link Value}. */
public enum Type {
  /** A 32-bit integer. */
  I32,
  /** A 64-bit integer. */
  I64,
  /** A single-precision number. */
  F32,
  /** A double-precision number. */
  F64,
  /** A 128-bit vector. */
  V128,
  /** Two 128-bit vectors side by side. */
  V256,
  /** Four 128-bit vectors side by side. */
  V512,
  /** A reference to a function or to any object. */
  REF,
  /** The results of a call that has several; taken apart by {@link Op#RESULT}. */
  MULTI,
  /** No value. */
  VOID;

  /** The type that represents a WebAssembly type. */
  public static Type of(ValueType type) {
    return switch (type) {
      case I32 -> I32;
      case I64 -> I64;
      case F32 -> F32;
      case F64 -> F64;
      case V128 -> V128;
      case FUNCREF, EXTERNREF -> REF;
    };
  }

  /** Whether values of this type are vectors. */
  public boolean isVector() {
    return this == V128 || this == V256 || this == V512;
  }

  /** The bits of a vector. */
  public int bits() {
    return switch (this) {
      case V512 -> 512;
      case V256 -> 256;
      case V128 -> 128;
      default -> throw new IllegalArgumentException(name() + " is no vector");
    };
  }

  /** The type a letter of an {@link Op#signature()} stands for. */
  public static Type of(char letter) {
    return switch (letter) {
      case 'i' -> I32;
      case 'l' -> I64;
      case 'f' -> F32;
      case 'd' -> F64;
      case 'v' -> V128;
      case 'r' -> REF;
      case 'm' -> MULTI;
      default -> VOID;
    };
  }
}

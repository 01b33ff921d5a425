package dev.wasmath.engine;

import org.jspecify.annotations.Nullable;

/** A global variable; only the field of its type is used. */
public final class WasmGlobal {
  private final GlobalType type;
  int i32;
  long i64;
  float f32;
  double f64;

  /** The upper half of a {@code v128}, whose lower half is {@link #i64}. */
  long high;

  @Nullable Object reference;

  /** A global with a boxed initial value, as {@link Instance#invoke} takes it. */
  public WasmGlobal(GlobalType type, @Nullable Object value) {
    this.type = type;
    store(value);
  }

  /** The type of the global. */
  public GlobalType type() {
    return type;
  }

  /** The boxed value. */
  public @Nullable Object get() {
    return switch (type.type()) {
      case I32 -> i32;
      case I64 -> i64;
      case F32 -> f32;
      case F64 -> f64;
      case V128 -> new V128(i64, high);
      case FUNCREF, EXTERNREF -> reference;
    };
  }

  /**
   * Sets a boxed value.
   *
   * @throws IllegalStateException if the global is immutable
   */
  public void set(@Nullable Object value) {
    if (!type.mutable()) {
      throw new IllegalStateException("the global is immutable");
    }
    store(value);
  }

  /** Sets a {@code v128}. */
  void setBits(long low, long upper) {
    i64 = low;
    high = upper;
  }

  private void store(@Nullable Object value) {
    switch (type.type()) {
      case I32 -> i32 = cast(Integer.class, value);
      case I64 -> i64 = cast(Long.class, value);
      case F32 -> f32 = cast(Float.class, value);
      case F64 -> f64 = cast(Double.class, value);
      case V128 -> {
        V128 vector = cast(V128.class, value);
        i64 = vector.low();
        high = vector.high();
      }
      case FUNCREF -> reference = value == null ? null : cast(WasmFunction.class, value);
      case EXTERNREF -> reference = value;
    }
  }

  private <T> T cast(Class<T> wanted, @Nullable Object value) {
    if (!wanted.isInstance(value)) {
      throw new IllegalArgumentException(value + " is not a value of " + type.type());
    }
    return wanted.cast(value);
  }
}

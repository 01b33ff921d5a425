package dev.wasmath.engine.ir;

/**
 * A value known when the function is compiled.
 *
 * @param type the type
 * @param low the bits; of a vector, the lower 64; 0 for the null reference
 * @param high the upper 64 bits of a vector, otherwise 0
 */
public record Constant(Type type, long low, long high) implements Value {
  /** The zero of a type: what locals start with. */
  public static Constant zero(Type type) {
    return new Constant(type, 0, 0);
  }

  // Written out: a record's own methods are made at run time, which delays the first compilation.
  @Override
  public boolean equals(Object other) {
    return other instanceof Constant constant
        && constant.type == type
        && constant.low == low
        && constant.high == high;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * type.hashCode() + Long.hashCode(low)) + Long.hashCode(high);
  }
}

package dev.wasmath.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A table of references. */
public final class WasmTable {
  private final TableType type;
  private final long limit;

  @Nullable Object[] elements;

  /** A table of the type's minimum size, filled with one reference. */
  public WasmTable(TableType type, @Nullable Object fill) {
    this(type, fill, Limits.defaults().tableElements());
  }

  WasmTable(TableType type, @Nullable Object fill, int limit) {
    if (type.minimum() > limit) {
      throw new LimitException(
          "a table of " + type.minimum() + " elements exceeds the limit of " + limit);
    }
    this.type = type;
    this.limit = Math.min(limit, type.maximum().orElse(Long.MAX_VALUE));
    this.elements = new @Nullable Object[(int) type.minimum()];
    Arrays.fill(elements, checked(fill));
  }

  private @Nullable Object checked(@Nullable Object value) {
    if (type.element() == ValueType.FUNCREF && value != null && !(value instanceof WasmFunction)) {
      throw new IllegalArgumentException(value + " is not a function");
    }
    return value;
  }

  /** The type with the current size as its minimum. */
  public TableType type() {
    return new TableType(type.element(), elements.length, type.maximum());
  }

  /** The number of elements. */
  public int size() {
    return elements.length;
  }

  /** The element at an index; an {@link IndexOutOfBoundsException} if there is none. */
  public @Nullable Object get(int index) {
    return elements[index];
  }

  /** Replaces the element at an index. */
  public void set(int index, @Nullable Object value) {
    elements[index] = checked(value);
  }

  /**
   * Grows by a number of elements.
   *
   * @return the previous size, or -1 if the table cannot grow so far
   */
  public int grow(int delta, @Nullable Object fill) {
    int before = elements.length;
    long after = before + Integer.toUnsignedLong(delta);
    if (after > limit) {
      return -1;
    }
    elements = Arrays.copyOf(elements, (int) after);
    Arrays.fill(elements, before, elements.length, checked(fill));
    return before;
  }
}

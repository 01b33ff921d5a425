package dev.wasmath.engine;

import java.lang.invoke.MethodHandle;
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

  private static int checked(int at, int count, int size) {
    long end = Integer.toUnsignedLong(at) + Integer.toUnsignedLong(count);
    Traps.check(end <= size, Trap.Kind.OUT_OF_BOUNDS_TABLE);
    return at;
  }

  /** The instruction {@code table.get}. */
  @Nullable Object load(int index) {
    return elements[checked(index, 1, elements.length)];
  }

  /** The instruction {@code table.set}. */
  void store(int index, @Nullable Object value) {
    elements[checked(index, 1, elements.length)] = value;
  }

  /** The instruction {@code table.grow}. */
  int growBy(@Nullable Object fill, int delta) {
    return grow(delta, fill);
  }

  /** The instruction {@code table.fill}. */
  void fill(int to, @Nullable Object value, int count) {
    checked(to, count, elements.length);
    Arrays.fill(elements, to, to + count, value);
  }

  /** The instruction {@code table.copy}. */
  void copy(int to, int from, int count, WasmTable source) {
    checked(from, count, source.elements.length);
    checked(to, count, elements.length);
    System.arraycopy(source.elements, from, elements, to, count);
  }

  /** The instruction {@code table.init}. */
  void initialize(@Nullable Object[] values, int to, int from, int count) {
    checked(from, count, values.length);
    checked(to, count, elements.length);
    System.arraycopy(values, from, elements, to, count);
  }

  /** The function an indirect call goes to. */
  MethodHandle callee(int index, FunctionType wanted) {
    Traps.check(Integer.compareUnsigned(index, elements.length) < 0, Trap.Kind.UNDEFINED_ELEMENT);
    if (!(elements[index] instanceof WasmFunction function)) {
      throw new Trap(Trap.Kind.UNINITIALIZED_ELEMENT);
    }
    FunctionType type = function.type();
    Traps.check(type.equals(wanted), Trap.Kind.INDIRECT_CALL_TYPE_MISMATCH);
    return function.handle();
  }
}

package dev.wasmath.engine;

import org.jspecify.annotations.Nullable;

/** WebAssembly code was stopped by one of the specification's traps. */
public final class Trap extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why code was stopped; the text is the specification's. */
  public enum Kind {
    /** Division or remainder by zero. */
    INTEGER_DIVIDE_BY_ZERO("integer divide by zero"),
    /** A quotient or a conversion that the integer type cannot hold. */
    INTEGER_OVERFLOW("integer overflow"),
    /** The conversion of a NaN. */
    INVALID_CONVERSION("invalid conversion to integer"),
    /** An access beyond the end of a memory. */
    OUT_OF_BOUNDS_MEMORY("out of bounds memory access"),
    /** An access beyond the end of a table. */
    OUT_OF_BOUNDS_TABLE("out of bounds table access"),
    /** An indirect call beyond the end of a table. */
    UNDEFINED_ELEMENT("undefined element"),
    /** An indirect call to a null element. */
    UNINITIALIZED_ELEMENT("uninitialized element"),
    /** An indirect call to a function of another type. */
    INDIRECT_CALL_TYPE_MISMATCH("indirect call type mismatch"),
    /** The instruction {@code unreachable}. */
    UNREACHABLE("unreachable"),
    /** Too deep a recursion. */
    CALL_STACK_EXHAUSTED("call stack exhausted"),
    /** Stopped from outside; not one of the specification's. */
    INTERRUPTED("interrupted");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The specification's text. */
    public String text() {
      return text;
    }
  }

  private final Kind kind;
  private final int functionIndex;
  private final String functionName;
  private final int offset;

  /** At an unknown place. */
  public Trap(Kind kind) {
    this(kind, -1, "", -1, null);
  }

  /** In the given function, at the given offset in its code or -1. */
  public Trap(
      Kind kind, int functionIndex, String functionName, int offset, @Nullable Throwable cause) {
    super(kind.text() + place(functionIndex, functionName, offset), cause);
    this.kind = kind;
    this.functionIndex = functionIndex;
    this.functionName = functionName;
    this.offset = offset;
  }

  private static String place(int index, String name, int offset) {
    if (index < 0) {
      return "";
    }
    String function = name.isEmpty() ? " in function " + index : " in function " + name;
    return offset < 0 ? function : function + " at " + offset;
  }

  /** Why code was stopped. */
  public Kind kind() {
    return kind;
  }

  /** The index of the function that trapped, or -1 when not known. */
  public int functionIndex() {
    return functionIndex;
  }

  /** The name of the function that trapped from the module's names, or empty. */
  public String functionName() {
    return functionName;
  }

  /**
   * The offset of the instruction in the binary, or -1 when not known: of accesses of arrays, and
   * in loops of what is not checked together with others, which knowing would make slower. Where
   * loads are checked at once, as nothing comes between them, it is that of the first of them off
   * the address that was wrong.
   */
  public int offset() {
    return offset;
  }
}

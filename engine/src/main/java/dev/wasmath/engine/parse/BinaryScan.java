package dev.wasmath.engine.parse;

import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the parser does not tell, read from the binary: which features beyond WebAssembly 2.0 it
 * uses, which tables and memories have a maximum, and what is malformed and would be taken: counts
 * that are negative as numbers of 32 bits, and names of exports.
 *
 * <p>What else is not well-formed is left for the parser to complain about.
 */
final class BinaryScan {
  private static final int HEADER = 8;
  private static final int PASSIVE = 1;
  private static final int EXPLICIT = 2;
  private static final int EXPRESSIONS = 4;

  private final List<OptionalLong> tables = new ArrayList<>();
  private final List<OptionalLong> memories = new ArrayList<>();

  private BinaryScan() {}

  /**
   * Reads a binary.
   *
   * @throws dev.wasmath.engine.UnsupportedFeatureException if it uses a feature that is not
   *     supported
   */
  static BinaryScan of(byte[] binary) {
    BinaryScan scan = new BinaryScan();
    try {
      BinaryCursor cursor =
          new BinaryCursor(binary, Math.min(HEADER, binary.length), binary.length);
      while (cursor.hasMore()) {
        int id = cursor.u8();
        scan.section(id, cursor.part(cursor.leb()));
      }
    } catch (BufferUnderflowException | IllegalArgumentException notWellFormed) {
      return scan;
    }
    return scan;
  }

  /** The maximum of a table, imports first. */
  OptionalLong tableMaximum(int index) {
    return index < tables.size() ? tables.get(index) : OptionalLong.empty();
  }

  /** The maximum of a memory in pages, imports first. */
  OptionalLong memoryMaximum(int index) {
    return index < memories.size() ? memories.get(index) : OptionalLong.empty();
  }

  private void section(int id, BinaryCursor cursor) {
    switch (id) {
      case 1, 2, 4, 5, 6, 7, 9, 10, 11 -> {
        for (int i = cursor.count(); i > 0; i--) {
          entry(id, cursor);
        }
      }
      case 13 -> throw TypeScan.unsupported(TypeScan.EXCEPTIONS, "section", id);
      case 14 -> throw TypeScan.unsupported(TypeScan.STRINGREF, "section", id);
      default -> {}
    }
  }

  private void entry(int section, BinaryCursor cursor) {
    switch (section) {
      case 1 -> TypeScan.declared(cursor);
      case 2 -> imported(cursor);
      case 4 -> table(cursor);
      case 5 -> memories.add(TypeScan.limits(cursor, true));
      case 6 -> {
        global(cursor);
        new InstructionScan(cursor).constant();
      }
      case 7 -> {
        cursor.name();
        cursor.u8();
        cursor.leb();
      }
      case 9 -> elements(cursor);
      case 10 -> function(cursor.part(cursor.leb()));
      default -> data(cursor);
    }
  }

  private void imported(BinaryCursor cursor) {
    cursor.skip(cursor.leb());
    cursor.skip(cursor.leb());
    int kind = cursor.u8();
    switch (kind) {
      case 0 -> cursor.leb();
      case 1 -> {
        TypeScan.value(cursor);
        tables.add(TypeScan.limits(cursor, false));
      }
      case 2 -> memories.add(TypeScan.limits(cursor, true));
      case 3 -> global(cursor);
      case 4 -> throw TypeScan.unsupported(TypeScan.EXCEPTIONS, "import of kind", kind);
      default -> throw new IllegalArgumentException("import of kind " + kind);
    }
  }

  private void table(BinaryCursor cursor) {
    if (cursor.peek() == 0x40) {
      throw TypeScan.unsupported(TypeScan.FUNCTION_REFERENCES, "initialized table", cursor.u8());
    }
    TypeScan.value(cursor);
    tables.add(TypeScan.limits(cursor, false));
  }

  private static void global(BinaryCursor cursor) {
    TypeScan.value(cursor);
    cursor.u8();
  }

  private static void elements(BinaryCursor cursor) {
    long flags = cursor.leb();
    boolean active = (flags & PASSIVE) == 0;
    if (active) {
      if ((flags & EXPLICIT) != 0) {
        cursor.leb();
      }
      new InstructionScan(cursor).constant();
    }
    boolean expressions = (flags & EXPRESSIONS) != 0;
    if ((flags & (PASSIVE | EXPLICIT)) != 0) {
      if (expressions) {
        TypeScan.value(cursor);
      } else {
        cursor.u8();
      }
    }
    for (int i = cursor.count(); i > 0; i--) {
      if (expressions) {
        new InstructionScan(cursor).constant();
      } else {
        cursor.leb();
      }
    }
  }

  private static void function(BinaryCursor body) {
    try {
      for (int i = body.count(); i > 0; i--) {
        body.leb();
        TypeScan.value(body);
      }
      new InstructionScan(body).all();
    } catch (BufferUnderflowException | IllegalArgumentException notWellFormed) {
      return; // The next function may still use a feature.
    }
  }

  private static void data(BinaryCursor cursor) {
    long flags = cursor.leb();
    if ((flags & EXPLICIT) != 0) {
      cursor.leb();
    }
    if ((flags & PASSIVE) == 0) {
      new InstructionScan(cursor).constant();
    }
    cursor.skip(cursor.leb());
  }
}

package dev.wasmath.engine.parse;

import dev.wasmath.engine.UnsupportedFeatureException;
import java.util.OptionalLong;

/** The reading of types in a binary; those beyond WebAssembly 2.0 are refused by name. */
final class TypeScan {
  static final String GC = "GC";
  static final String EXCEPTIONS = "exceptions";
  static final String FUNCTION_REFERENCES = "function references";
  static final String MEMORY64 = "memory64";
  static final String STACK_SWITCHING = "stack switching";
  static final String STRINGREF = "stringref";
  static final String THREADS = "threads";

  private static final int MAXIMUM = 1;
  private static final int SHARED = 2;
  private static final int WIDE = 4;
  private static final int PAGE_SIZE = 8;

  private TypeScan() {}

  static UnsupportedFeatureException unsupported(String feature, String kind, long code) {
    return new UnsupportedFeatureException(feature, kind + " 0x" + Long.toHexString(code));
  }

  /** A value or reference type. */
  static void value(BinaryCursor cursor) {
    int code = cursor.u8();
    switch (code) {
      case 0x63, 0x64 -> {
        heap(cursor); // References to what other features define are theirs.
        throw unsupported(FUNCTION_REFERENCES, "type", code);
      }
      default -> abstractHeap(code);
    }
  }

  /** The type that a null reference has. */
  static void heap(BinaryCursor cursor) {
    int code = cursor.peek();
    if ((code & 0xc0) == 0x40) {
      abstractHeap(cursor.u8());
    } else {
      throw unsupported(FUNCTION_REFERENCES, "reference to type", cursor.leb());
    }
  }

  private static void abstractHeap(int code) {
    switch (code) {
      case 0x65, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x71, 0x72, 0x73 ->
          throw unsupported(GC, "type", code);
      case 0x69, 0x74 -> throw unsupported(EXCEPTIONS, "type", code);
      case 0x61, 0x62, 0x66, 0x67 -> throw unsupported(STRINGREF, "type", code);
      case 0x68, 0x75 -> throw unsupported(STACK_SWITCHING, "type", code);
      default -> {}
    }
  }

  static void values(BinaryCursor cursor) {
    for (int i = cursor.count(); i > 0; i--) {
      value(cursor);
    }
  }

  /** A declared type. */
  static void declared(BinaryCursor cursor) {
    int form = cursor.u8();
    switch (form) {
      case 0x60 -> {
        values(cursor);
        values(cursor);
      }
      case 0x4e, 0x4f, 0x50, 0x5e, 0x5f -> throw unsupported(GC, "type", form);
      case 0x5c, 0x5d -> throw unsupported(STACK_SWITCHING, "type", form);
      default -> throw new IllegalArgumentException("form " + form);
    }
  }

  /** The limits of a memory or table; their maximum. */
  static OptionalLong limits(BinaryCursor cursor, boolean memory) {
    int flags = cursor.u8();
    if (flags > (memory ? MAXIMUM | SHARED | WIDE | PAGE_SIZE : MAXIMUM | SHARED | WIDE)) {
      throw new IllegalArgumentException("flags " + flags);
    }
    if ((flags & PAGE_SIZE) != 0) {
      throw unsupported("custom page sizes", "limits", flags);
    }
    if ((flags & WIDE) != 0) {
      throw unsupported(MEMORY64, "limits", flags);
    }
    if ((flags & SHARED) != 0) {
      throw unsupported(THREADS, "shared limits", flags);
    }
    cursor.leb();
    return (flags & MAXIMUM) == 0 ? OptionalLong.empty() : OptionalLong.of(cursor.leb());
  }
}

package dev.wasmath.engine.parse;

import static dev.wasmath.engine.parse.TypeScan.unsupported;

/** The reading of instructions in a binary; those beyond WebAssembly 2.0 are refused by name. */
final class InstructionScan {
  private static final int END = 0x0b;
  private static final int MEMORY_INDEX = 0x40;
  private static final int RELAXED_SIMD = 0x100;
  private static final int HALF_PRECISION = 0x120;

  private final BinaryCursor cursor;

  InstructionScan(BinaryCursor cursor) {
    this.cursor = cursor;
  }

  /** The instructions up to the end of the bytes. */
  void all() {
    while (cursor.hasMore()) {
      instruction(cursor.u8());
    }
  }

  /** The instructions up to the first end. */
  void constant() {
    for (int code = cursor.u8(); code != END; code = cursor.u8()) {
      switch (code) {
        case 0x6a, 0x6b, 0x6c, 0x7c, 0x7d, 0x7e ->
            throw unsupported("extended constant expressions", "instruction", code);
        default -> instruction(code);
      }
    }
  }

  private void instruction(int code) {
    switch (code) {
      case 0x06, 0x07, 0x08, 0x09, 0x0a, 0x18, 0x19, 0x1f ->
          throw unsupported(TypeScan.EXCEPTIONS, "instruction", code);
      case 0x12, 0x13, 0x15 -> throw unsupported("tail calls", "instruction", code);
      case 0x14, 0xd4, 0xd5, 0xd6 ->
          throw unsupported(TypeScan.FUNCTION_REFERENCES, "instruction", code);
      case 0xd3 -> throw unsupported(TypeScan.GC, "instruction", code);
      case 0xe0, 0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6 ->
          throw unsupported(TypeScan.STACK_SWITCHING, "instruction", code);
      case 0xfb -> {
        long extended = cursor.leb();
        String feature = extended < 0x80 ? TypeScan.GC : TypeScan.STRINGREF;
        throw unsupported(feature, "instruction 0xfb", extended);
      }
      case 0xfe -> throw unsupported(TypeScan.THREADS, "instruction 0xfe", cursor.leb());
      case 0xfc -> extended(cursor.leb());
      case 0xfd -> vector(cursor.leb());
      default -> immediates(code);
    }
  }

  private void immediates(int code) {
    switch (code) {
      case 0x02, 0x03, 0x04 -> blockType();
      case 0x0e -> {
        for (int i = cursor.count(); i >= 0; i--) {
          cursor.leb();
        }
      }
      case 0x11 -> indices(2);
      case 0x1c -> TypeScan.values(cursor);
      case 0x0c, 0x0d, 0x10, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0xd2 -> indices(1);
      case 0x3f, 0x40, 0x41, 0x42 -> indices(1);
      case 0x43 -> cursor.skip(4);
      case 0x44 -> cursor.skip(8);
      case 0xd0 -> TypeScan.heap(cursor);
      default -> {
        if (code >= 0x28 && code <= 0x3e) {
          access();
        } else if (!isPlain(code)) {
          throw new IllegalArgumentException("instruction " + code);
        }
      }
    }
  }

  private static boolean isPlain(int code) {
    return (code >= 0x45 && code <= 0xc4)
        || code <= 0x01
        || code == 0x05
        || code == END
        || code == 0x0f
        || code == 0x1a
        || code == 0x1b
        || code == 0xd1;
  }

  private void blockType() {
    int code = cursor.peek();
    if (code == 0x40) {
      cursor.u8();
    } else if ((code & 0xc0) == 0x40) {
      TypeScan.value(cursor);
    } else {
      cursor.leb();
    }
  }

  private void indices(int count) {
    for (int i = 0; i < count; i++) {
      cursor.leb();
    }
  }

  private void access() {
    long alignment = cursor.leb();
    if ((alignment & MEMORY_INDEX) != 0 && alignment < 2 * MEMORY_INDEX) {
      throw unsupported("multi-memory", "access with alignment", alignment);
    }
    cursor.leb();
  }

  private void extended(long code) {
    switch ((int) code) {
      case 0, 1, 2, 3, 4, 5, 6, 7 -> {}
      case 8, 10, 12, 14 -> indices(2);
      case 9, 11, 13, 15, 16, 17 -> indices(1);
      case 0x13, 0x14, 0x15, 0x16 -> throw unsupported("wide arithmetic", "instruction 0xfc", code);
      case 0x30, 0x31 -> throw unsupported("half precision", "instruction 0xfc", code);
      default -> throw new IllegalArgumentException("instruction 0xfc " + code);
    }
  }

  private void vector(long code) {
    if (code >= HALF_PRECISION) {
      throw unsupported("half precision", "instruction 0xfd", code);
    } else if (code >= RELAXED_SIMD) {
      throw unsupported("relaxed SIMD", "instruction 0xfd", code);
    } else if (code <= 11 || code == 92 || code == 93) {
      access();
    } else if (code <= 13) {
      cursor.skip(16);
    } else if (code >= 21 && code <= 34) {
      cursor.u8();
    } else if (code >= 84 && code <= 91) {
      access();
      cursor.u8();
    }
  }
}

package dev.wasmath.engine.parse;

import static dev.wasmath.engine.parse.TypeReader.unsupported;

import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.ValueType;
import java.util.List;

/**
 * The reading of instructions, one after the other: it holds the current one, that is its place and
 * its immediates. Those beyond WebAssembly 2.0 are refused by name.
 */
final class CodeReader {
  /** Of a block: without parameters and results. */
  private static final long EMPTY = -1;

  /** Of a block: without parameters, with one result. */
  private static final long RESULT = -2;

  private static final int MEMORY_INDEX = 0x40;
  private static final int RELAXED_SIMD = 0x100;
  private static final int HALF_PRECISION = 0x120;

  private final BinaryCursor cursor;
  private int offset;
  private int alignment;
  private int count;
  private long first;
  private long second;
  private ValueType type = ValueType.I32;
  private int[] labels = {};

  /** In front of the first instruction. */
  CodeReader(BinaryCursor cursor) {
    this.cursor = cursor;
  }

  boolean hasMore() {
    return cursor.hasMore();
  }

  /** Where the current instruction is in the binary. */
  int offset() {
    return offset;
  }

  /** The logarithm of the alignment that a memory access promises. */
  int alignment() {
    return alignment;
  }

  /** The labels of a {@code br_table}, the default last. */
  int[] labels() {
    return labels;
  }

  /** The first immediate: a number, an offset, an index, a lane, or half of 16 bytes. */
  long first() {
    return first;
  }

  /** The second immediate: an index, a lane, or half of 16 bytes. */
  long second() {
    return second;
  }

  /** The first immediate as an index, which is negative if it is beyond all limits. */
  int index() {
    return (int) first;
  }

  /** The type that a selection, a null reference or a block with one result has. */
  ValueType type() {
    return type;
  }

  /**
   * The immediates as operations have them: of a memory access the offset and, if any, the lane.
   */
  long[] immediates() {
    return switch (count) {
      case 0 -> new long[0];
      case 1 -> new long[] {first};
      default -> new long[] {first, second};
    };
  }

  /** The type of a block: one of those that a module declares, or one with at most one result. */
  FunctionType blockType(List<FunctionType> declared) {
    if (first >= 0) {
      return declared.get(index());
    }
    return new FunctionType(List.of(), first == EMPTY ? List.of() : List.of(type));
  }

  /** Reads the next instruction; its opcode as in {@link Opcodes}. */
  int next() {
    offset = cursor.position();
    count = 0;
    int code = cursor.u8();
    if (code >= Opcodes.LOCAL_GET && code <= Opcodes.TABLE_SET) {
      one(cursor.u32());
    } else if (code >= Opcodes.FIRST_ACCESS && code <= Opcodes.LAST_ACCESS) {
      access();
    } else if (code == Opcodes.VECTOR >> 8) {
      return vector(cursor.u32());
    } else if (code == Opcodes.MISCELLANEOUS >> 8) {
      return rest(cursor.u32());
    } else if (code < Opcodes.FIRST_NUMERIC || code > Opcodes.LAST_NUMERIC) {
      plain(code);
    }
    return code;
  }

  private void plain(int code) {
    switch (code) {
      case Opcodes.UNREACHABLE, Opcodes.NOP, Opcodes.ELSE, Opcodes.END, Opcodes.RETURN -> {}
      case Opcodes.DROP, Opcodes.SELECT, Opcodes.REF_IS_NULL -> {}
      case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF -> blockType();
      case Opcodes.BR, Opcodes.BR_IF, Opcodes.CALL, Opcodes.REF_FUNC -> one(cursor.u32());
      case Opcodes.BR_TABLE -> labels = readLabels();
      case Opcodes.CALL_INDIRECT -> two(cursor.u32(), cursor.u32());
      case Opcodes.SELECT_TYPED -> types();
      case Opcodes.MEMORY_SIZE, Opcodes.MEMORY_GROW -> zero();
      case Opcodes.I32_CONST -> one(cursor.signed(Integer.SIZE));
      case Opcodes.I64_CONST -> one(cursor.signed(Long.SIZE));
      case Opcodes.F32_CONST -> one(cursor.littleEndian(Float.BYTES));
      case Opcodes.F64_CONST -> one(cursor.littleEndian(Double.BYTES));
      case Opcodes.REF_NULL -> type = TypeReader.heap(cursor);
      default -> refuse(code);
    }
  }

  private void refuse(int code) {
    switch (code) {
      case 0x06, 0x07, 0x08, 0x09, 0x0a, 0x18, 0x19, 0x1f ->
          throw unsupported(TypeReader.EXCEPTIONS, "instruction", code);
      case 0x12, 0x13, 0x15 -> throw unsupported("tail calls", "instruction", code);
      case 0x14, 0xd4, 0xd5, 0xd6 ->
          throw unsupported(TypeReader.FUNCTION_REFERENCES, "instruction", code);
      case 0xd3 -> throw unsupported(TypeReader.GC, "instruction", code);
      case 0xe0, 0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6 ->
          throw unsupported(TypeReader.STACK_SWITCHING, "instruction", code);
      case 0xfb -> {
        int extended = cursor.u32();
        String feature = extended < 0x80 ? TypeReader.GC : TypeReader.STRINGREF;
        throw unsupported(feature, "instruction 0xfb", extended);
      }
      case 0xfe -> throw unsupported(TypeReader.THREADS, "instruction 0xfe", cursor.u32());
      default -> throw illegal(code);
    }
  }

  private RuntimeException illegal(int code) {
    return cursor.malformed("illegal opcode 0x" + Integer.toHexString(code));
  }

  private void one(long immediate) {
    first = immediate;
    count = 1;
  }

  private void two(long immediate, long other) {
    first = immediate;
    second = other;
    count = 2;
  }

  private void blockType() {
    int code = cursor.peek();
    if (code == 0x40) {
      cursor.u8();
      one(EMPTY);
    } else if ((code & 0xc0) == 0x40) {
      one(RESULT);
      type = TypeReader.value(cursor);
    } else {
      one(cursor.signed(33));
      if (first < 0) {
        throw cursor.malformed("malformed block type");
      }
    }
  }

  private int[] readLabels() {
    int[] read = new int[cursor.length() + 1];
    for (int i = 0; i < read.length; i++) {
      read[i] = cursor.u32();
    }
    return read;
  }

  /** Types, of which there is only one in a valid module. */
  private void types() {
    one(cursor.length());
    for (int i = index(); i > 0; i--) {
      type = TypeReader.value(cursor);
    }
  }

  /** Where later versions have the index of a memory. */
  private void zero() {
    if (cursor.u8() != 0) {
      throw cursor.malformed("zero byte expected");
    }
  }

  private void access() {
    alignment = cursor.u32();
    if ((alignment & MEMORY_INDEX) != 0 && alignment < 2 * MEMORY_INDEX) {
      throw unsupported("multi-memory", "access with alignment", alignment);
    }
    if (alignment < 0 || alignment >= Integer.SIZE) {
      throw cursor.malformed("malformed memop flags");
    }
    one(Integer.toUnsignedLong(cursor.u32()));
  }

  private int rest(int code) {
    int opcode = Opcodes.MISCELLANEOUS + code;
    switch (code < 0 || code > 0xff ? Opcodes.MISCELLANEOUS : opcode) {
      case Opcodes.MEMORY_INIT -> {
        one(cursor.u32());
        zero();
      }
      case Opcodes.MEMORY_COPY -> {
        zero();
        zero();
      }
      case Opcodes.MEMORY_FILL -> zero();
      case Opcodes.TABLE_INIT, Opcodes.TABLE_COPY -> two(cursor.u32(), cursor.u32());
      case Opcodes.DATA_DROP,
          Opcodes.ELEM_DROP,
          Opcodes.TABLE_GROW,
          Opcodes.TABLE_SIZE,
          Opcodes.TABLE_FILL ->
          one(cursor.u32());
      default -> {
        if (code >= 0x13 && code <= 0x16) {
          throw unsupported("wide arithmetic", "instruction 0xfc", code);
        } else if (code == 0x30 || code == 0x31) {
          throw unsupported("half precision", "instruction 0xfc", code);
        } else if (code < 0 || opcode > Opcodes.LAST_SATURATING) {
          throw illegal(code);
        }
      }
    }
    return opcode;
  }

  private int vector(int code) {
    if (code >= HALF_PRECISION) {
      throw unsupported("half precision", "instruction 0xfd", code);
    } else if (code >= RELAXED_SIMD) {
      throw unsupported("relaxed SIMD", "instruction 0xfd", code);
    } else if (code < 0) {
      throw illegal(code);
    }
    int opcode = Opcodes.VECTOR + code;
    if (opcode == Opcodes.V128_CONST || opcode == Opcodes.SHUFFLE) {
      two(cursor.littleEndian(Long.BYTES), cursor.littleEndian(Long.BYTES));
    } else if (!VectorOpcodes.exists(opcode)) {
      throw illegal(code);
    } else if (VectorOpcodes.operation(opcode).bytes() > 0) {
      access();
      if (Opcodes.hasLane(opcode)) {
        two(first, cursor.u8());
      }
    } else if (Opcodes.hasLane(opcode)) {
      one(cursor.u8());
    }
    return opcode;
  }
}

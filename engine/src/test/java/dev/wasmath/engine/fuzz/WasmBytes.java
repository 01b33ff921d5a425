package dev.wasmath.engine.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import run.endive.wasm.types.OpCode;

/** A growing piece of a WebAssembly binary: instructions, or the contents of a section. */
public final class WasmBytes {

  public static final int I32 = 0x7f;
  public static final int I64 = 0x7e;
  public static final int F32 = 0x7d;
  public static final int F64 = 0x7c;
  public static final int V128 = 0x7b;
  public static final int EMPTY_BLOCK = 0x40;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public byte[] toArray() {
    return bytes.toByteArray();
  }

  public WasmBytes raw(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  public WasmBytes raw(byte[] values) {
    bytes.writeBytes(values);
    return this;
  }

  /** An unsigned LEB128. */
  public WasmBytes u32(long value) {
    long rest = value & 0xffff_ffffL;
    while (rest >= 0x80) {
      bytes.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return this;
  }

  /** A signed LEB128. */
  public WasmBytes signed(long value) {
    long rest = value;
    while (rest < -64 || rest > 63) {
      bytes.write((int) ((rest & 0x7f) | 0x80));
      rest >>= 7;
    }
    bytes.write((int) (rest & 0x7f));
    return this;
  }

  /** The low {@code count} bytes, least significant first. */
  public WasmBytes littleEndian(long value, int count) {
    for (int i = 0; i < count; i++) {
      bytes.write((int) (value >>> (8 * i)));
    }
    return this;
  }

  public WasmBytes name(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return u32(utf8.length).raw(utf8);
  }

  /** Another piece with its length before it. */
  public WasmBytes sized(WasmBytes piece) {
    return u32(piece.bytes.size()).raw(piece.toArray());
  }

  public WasmBytes section(int id, WasmBytes contents) {
    return raw(id).sized(contents);
  }

  public WasmBytes op(OpCode code) {
    int number = code.opcode();
    if (number < 0x100) {
      return raw(number);
    }
    return raw(number >>> 8).u32(number & 0xff);
  }

  public WasmBytes op(OpCode code, long immediate) {
    return op(code).u32(immediate);
  }

  public WasmBytes memory(OpCode code, int alignment, long offset) {
    return op(code).u32(alignment).u32(offset);
  }

  public WasmBytes get(int local) {
    return op(OpCode.LOCAL_GET, local);
  }

  public WasmBytes set(int local) {
    return op(OpCode.LOCAL_SET, local);
  }

  public WasmBytes i32(int value) {
    return op(OpCode.I32_CONST).signed(value);
  }

  public WasmBytes i64(long value) {
    return op(OpCode.I64_CONST).signed(value);
  }

  public WasmBytes v128(long low, long high) {
    return op(OpCode.V128_CONST).littleEndian(low, 8).littleEndian(high, 8);
  }
}

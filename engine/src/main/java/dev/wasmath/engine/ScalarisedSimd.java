package dev.wasmath.engine;

import static dev.wasmath.engine.ScalarisedModule.unsigned;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import run.endive.wasm.WasmWriter;

/**
 * The SIMD instructions on pairs of f64. A pair lies on the stack low half first. One scratch local
 * holds an address, four hold halves: a, then b, low before high.
 */
final class ScalarisedSimd {
  private static final int GET = 0x20;
  private static final int SET = 0x21;
  private static final int TEE = 0x22;
  private static final int LOAD = 0x2B;
  private static final int STORE = 0x39;
  private static final int CONSTANT = 0x44;
  private static final int DROP = 0x1A;
  private static final int ALIGNED_TO_8 = 3;

  private final ByteBuffer in;
  private final ByteArrayOutputStream out;
  private final int address;
  private final int a;
  private final int b;

  /** Rewrites from {@code in} to {@code out}; the scratch locals begin at {@code scratch}. */
  ScalarisedSimd(ByteBuffer in, ByteArrayOutputStream out, int scratch) {
    this.in = in;
    this.out = out;
    this.address = scratch;
    this.a = scratch + 1;
    this.b = scratch + 3;
  }

  /** Rewrites one instruction; its immediates come next in the input. */
  void rewrite(int opcode) {
    switch (opcode) {
      case 0x00 -> load();
      case 0x0A -> loadSplat();
      case 0x5D -> loadZero();
      case 0x0B -> store();
      case 0x0C -> constant();
      case 0x0D -> shuffle();
      case 0x14 -> repeat();
      case 0x21 -> extract(in.get());
      case 0x22 -> replace(in.get());
      case 0xEC -> unary(0x99); // abs
      case 0xED -> unary(0x9A); // neg
      case 0xEF -> unary(0x9F); // sqrt
      case 0xF0, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5 -> binary(opcode - 0xF0 + 0xA0); // add ... max
      default -> throw new EngineException("SIMD instruction %d: not supported".formatted(opcode));
    }
  }

  private void load() {
    long offset = offset();
    emit(TEE, address);
    memory(LOAD, offset);
    emit(GET, address);
    memory(LOAD, offset + Double.BYTES);
  }

  private void loadSplat() {
    memory(LOAD, offset());
    repeat();
  }

  private void loadZero() {
    memory(LOAD, offset());
    constant(0);
  }

  /** The high half first: when it fits into memory, so does the low one, and all is written. */
  private void store() {
    long offset = offset();
    emit(SET, a + 1);
    emit(SET, a);
    emit(TEE, address);
    emit(GET, a + 1);
    memory(STORE, offset + Double.BYTES);
    emit(GET, address);
    emit(GET, a);
    memory(STORE, offset);
  }

  private void constant() {
    constant(in.getLong());
    constant(in.getLong());
  }

  private void repeat() {
    emit(TEE, a);
    emit(GET, a);
  }

  private void extract(int lane) {
    if (lane == 0) {
      out.write(DROP);
    } else {
      emit(SET, a);
      out.write(DROP);
      emit(GET, a);
    }
  }

  private void replace(int lane) {
    emit(SET, b);
    if (lane == 0) {
      emit(SET, a + 1);
      out.write(DROP);
      emit(GET, b);
      emit(GET, a + 1);
    } else {
      out.write(DROP);
      emit(GET, b);
    }
  }

  private void shuffle() {
    int low = lane(in.getLong());
    int high = lane(in.getLong());
    emit(SET, b + 1);
    emit(SET, b);
    emit(SET, a + 1);
    emit(SET, a);
    emit(GET, a + low);
    emit(GET, a + high);
  }

  /** The lane of a and b, 0 to 3, whose eight bytes these are. */
  private static int lane(long bytes) {
    for (int lane = 0; lane < 4; lane++) {
      if (bytes == 0x0706050403020100L + lane * 0x0808080808080808L) {
        return lane;
      }
    }
    throw new EngineException("a shuffle that splits f64 lanes: not supported");
  }

  private void unary(int opcode) {
    emit(SET, a);
    out.write(opcode);
    emit(GET, a);
    out.write(opcode);
  }

  private void binary(int opcode) {
    emit(SET, b + 1);
    emit(SET, b);
    emit(SET, a + 1);
    emit(GET, b);
    out.write(opcode);
    emit(GET, a + 1);
    emit(GET, b + 1);
    out.write(opcode);
  }

  private long offset() {
    unsigned(in); // the alignment, a hint
    return Integer.toUnsignedLong(unsigned(in));
  }

  private void memory(int opcode, long offset) {
    if (offset > 0xFFFF_FFFFL) {
      throw new EngineException("offset %d of a memory access: not supported".formatted(offset));
    }
    emit(opcode, ALIGNED_TO_8);
    WasmWriter.writeVarUInt32(out, (int) offset);
  }

  private void constant(long bits) {
    out.write(CONSTANT);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      out.write((int) (bits >>> shift));
    }
  }

  private void emit(int opcode, int index) {
    out.write(opcode);
    WasmWriter.writeVarUInt32(out, index);
  }
}

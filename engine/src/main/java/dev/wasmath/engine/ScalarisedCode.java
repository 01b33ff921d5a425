package dev.wasmath.engine;

import static dev.wasmath.engine.ScalarisedModule.F64;
import static dev.wasmath.engine.ScalarisedModule.V128;
import static dev.wasmath.engine.ScalarisedModule.unsigned;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import run.endive.wasm.WasmWriter;

/**
 * The code of one function with every v128 as two f64: locals get new numbers, f64x2 instructions
 * become sequences that work on pairs by way of a few scratch locals, and everything else is
 * copied.
 */
final class ScalarisedCode {
  private static final int MOST_LOCALS = 50_000;
  private static final int I32 = 0x7F;
  private static final int SIMD = 0xFD;

  private final ByteBuffer in;
  private final int pairType;
  private final LocalNumbers locals;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** The code of a function; {@code pairType} is the type of a block that leaves a pair. */
  ScalarisedCode(ByteBuffer body, byte[] parameters, int pairType) {
    this.in = body;
    this.pairType = pairType;
    this.locals = new LocalNumbers(parameters);
  }

  byte[] rewrite() {
    locals();
    ScalarisedSimd simd = new ScalarisedSimd(in, out, locals.next());
    while (in.hasRemaining()) {
      int opcode = in.get() & 0xFF;
      if (opcode == SIMD) {
        simd.rewrite(unsigned(in));
      } else {
        instruction(opcode);
      }
    }
    return out.toByteArray();
  }

  /** The declared locals, then one scratch address and four scratch numbers. */
  private void locals() {
    int groups = unsigned(in);
    ByteArrayOutputStream declarations = new ByteArrayOutputStream();
    for (int i = 0; i < groups; i++) {
      int count = unsigned(in);
      byte type = in.get();
      if (count < 0 || count > MOST_LOCALS) {
        throw new EngineException("a function has more than %d locals".formatted(MOST_LOCALS));
      }
      ScalarisedModule.check(type);
      locals.declare(count, type, MOST_LOCALS);
      WasmWriter.writeVarUInt32(declarations, type == V128 ? 2 * count : count);
      declarations.write(type == V128 ? F64 : type);
    }
    WasmWriter.writeVarUInt32(out, groups + 2);
    out.writeBytes(declarations.toByteArray());
    out.writeBytes(new byte[] {1, I32, 4, F64});
  }

  private void instruction(int opcode) {
    switch (opcode) {
      case 0x20, 0x21, 0x22 -> local(opcode);
      case 0x02, 0x03, 0x04 -> block(opcode);
      default -> {
        out.write(opcode);
        immediates(opcode);
      }
    }
  }

  /** local.get, local.set and local.tee: twice for a pair, in the order of the stack. */
  private void local(int opcode) {
    int old = unsigned(in);
    int low = locals.number(old);
    if (!locals.isPair(old)) {
      emit(opcode, low);
    } else if (opcode == 0x20) {
      emit(0x20, low);
      emit(0x20, low + 1);
    } else {
      emit(0x21, low + 1);
      emit(opcode, low);
      if (opcode == 0x22) {
        emit(0x20, low + 1);
      }
    }
  }

  private void block(int opcode) {
    out.write(opcode);
    if (in.get(in.position()) == V128) {
      in.get();
      signed(pairType);
    } else {
      copyNumber();
    }
  }

  private void immediates(int opcode) {
    if (opcode >= 0x28 && opcode <= 0x3E) { // loads and stores
      copyNumbers(2);
      return;
    }
    switch (opcode) {
      case 0x0C, 0x0D, 0x10, 0x23, 0x24, 0x25, 0x26, 0x3F, 0x40, 0x41, 0x42, 0xD0, 0xD2 ->
          copyNumbers(1); // br, br_if, call, global, table, memory, constants, ref.null, ref.func
      case 0x11 -> copyNumbers(2); // call_indirect
      case 0x0E -> copyNumbers(copyNumber() + 1); // br_table
      case 0x1C -> copyNumbers(copyNumber()); // select with types
      case 0x43 -> copyBytes(Float.BYTES);
      case 0x44 -> copyBytes(Double.BYTES);
      case 0xFC -> extended();
      default -> {
        if (opcode > 0xD2 || (opcode >= 0x06 && opcode <= 0x0A) || opcode == 0x12) {
          throw new EngineException("instruction 0x%02x: not supported".formatted(opcode));
        }
      }
    }
  }

  /** Saturating conversions, and the bulk operations of memories and tables. */
  private void extended() {
    int opcode = copyNumber();
    switch (opcode) {
      case 0, 1, 2, 3, 4, 5, 6, 7 -> {}
      case 9, 11, 13, 15, 16, 17 -> copyNumbers(1);
      case 8, 10, 12, 14 -> copyNumbers(2);
      default -> throw new EngineException("instruction 0xfc %d: not supported".formatted(opcode));
    }
  }

  private void copyNumbers(int count) {
    for (int i = 0; i < count; i++) {
      copyNumber();
    }
  }

  /** Copies a LEB128 number of either sign; its low 32 bits, taken as unsigned. */
  private int copyNumber() {
    int value = 0;
    int shift = 0;
    byte digit;
    do {
      digit = in.get();
      out.write(digit);
      value |= shift < Integer.SIZE ? (digit & 0x7F) << shift : 0;
      shift += 7;
    } while (digit < 0);
    return value;
  }

  private void copyBytes(int count) {
    for (int i = 0; i < count; i++) {
      out.write(in.get());
    }
  }

  private void emit(int opcode, int index) {
    out.write(opcode);
    WasmWriter.writeVarUInt32(out, index);
  }

  /** Writes a number that is not negative as signed LEB128: its last digit has a clear sign bit. */
  private void signed(int value) {
    int rest = value;
    while (rest >= 0x40) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}

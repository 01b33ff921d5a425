package dev.wasmath.engine;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import run.endive.wasm.Encoding;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmWriter;
import run.endive.wasm.types.RawSection;
import run.endive.wasm.types.SectionId;

/**
 * A module without SIMD that computes what a module with SIMD computes: every v128 has become two
 * f64, the low one first.
 *
 * <p>Parameters, results, locals and block results of type v128 become pairs, and an exported
 * function takes and gives them as pairs. The f64x2 arithmetic and the loads, stores, constants and
 * shuffles of whole f64 lanes are rewritten; any other SIMD instruction is refused by its number.
 * {@code drop} and {@code select} of a v128, and v128 globals, are not rewritten: they leave a
 * stack of the wrong height, so that the validator, which sees the result, refuses the module.
 */
final class ScalarisedModule {
  static final int V128 = 0x7B;
  static final int F64 = 0x7C;
  private static final int FUNCTION_TYPE = 0x60;

  private final List<byte[]> parametersOfType = new ArrayList<>();
  private final List<Integer> typeOfFunction = new ArrayList<>();
  private final WasmWriter writer = new WasmWriter();

  private ScalarisedModule() {}

  /** The binary of the scalarised module. */
  static byte[] of(byte[] wasm) {
    ScalarisedModule module = new ScalarisedModule();
    try {
      Parser.parseWithoutDecoding(wasm, section -> module.section((RawSection) section));
    } catch (BufferUnderflowException e) {
      throw new EngineException("the module ends in the middle of a section", e);
    }
    return module.writer.bytes();
  }

  private void section(RawSection section) {
    ByteBuffer in = ByteBuffer.wrap(section.contents()).order(ByteOrder.LITTLE_ENDIAN);
    switch (section.sectionId()) {
      case SectionId.TYPE -> writer.writeSection(SectionId.TYPE, types(in));
      case SectionId.CODE -> writer.writeSection(SectionId.CODE, code(in));
      case SectionId.FUNCTION -> {
        int count = unsigned(in);
        for (int i = 0; i < count; i++) {
          typeOfFunction.add(unsigned(in));
        }
        writer.writeSection(section);
      }
      default -> writer.writeSection(section);
    }
  }

  /** The function types, and after them the one of a block that leaves a pair. */
  private byte[] types(ByteBuffer in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int count = unsigned(in);
    WasmWriter.writeVarUInt32(out, count + 1);
    for (int i = 0; i < count; i++) {
      int form = in.get() & 0xFF;
      if (form != FUNCTION_TYPE) {
        throw new EngineException("type %d is not a function type: not supported".formatted(i));
      }
      out.write(form);
      byte[] parameters = valueTypes(in);
      parametersOfType.add(parameters);
      writePairs(out, parameters);
      writePairs(out, valueTypes(in));
    }
    out.writeBytes(new byte[] {FUNCTION_TYPE, 0, 2, F64, F64});
    return out.toByteArray();
  }

  private byte[] code(ByteBuffer in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int count = unsigned(in);
    if (count != typeOfFunction.size()) {
      throw new EngineException(
          "%d functions are declared, %d have code".formatted(typeOfFunction.size(), count));
    }
    WasmWriter.writeVarUInt32(out, count);
    for (int i = 0; i < count; i++) {
      ByteBuffer body = slice(in, unsigned(in));
      byte[] rewritten = new ScalarisedCode(body, parameters(i), parametersOfType.size()).rewrite();
      WasmWriter.writeVarUInt32(out, rewritten.length);
      out.writeBytes(rewritten);
    }
    return out.toByteArray();
  }

  private byte[] parameters(int function) {
    int type = typeOfFunction.get(function);
    if (type < 0 || type >= parametersOfType.size()) {
      throw new EngineException("function %d is of unknown type %d".formatted(function, type));
    }
    return parametersOfType.get(type);
  }

  private static void writePairs(ByteArrayOutputStream out, byte[] types) {
    ByteArrayOutputStream pairs = new ByteArrayOutputStream();
    for (byte type : types) {
      if (type == V128) {
        pairs.write(F64);
        pairs.write(F64);
      } else {
        pairs.write(type);
      }
    }
    WasmWriter.writeVarUInt32(out, pairs.size());
    out.writeBytes(pairs.toByteArray());
  }

  private static byte[] valueTypes(ByteBuffer in) {
    byte[] types = new byte[checked(unsigned(in), in)];
    in.get(types);
    for (byte type : types) {
      check(type);
    }
    return types;
  }

  /** Refuses value types that are not numbers, vectors, funcref or externref. */
  static void check(byte type) {
    if (type < 0x7B && type != 0x70 && type != 0x6F) {
      throw new EngineException("value type 0x%02x: not supported".formatted(type & 0xFF));
    }
  }

  private static ByteBuffer slice(ByteBuffer in, int length) {
    ByteBuffer slice = in.slice(in.position(), checked(length, in));
    in.position(in.position() + length);
    return slice.order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int checked(int length, ByteBuffer in) {
    if (length < 0 || length > in.remaining()) {
      throw new EngineException("a vector is longer than its section");
    }
    return length;
  }

  static int unsigned(ByteBuffer in) {
    return (int) Encoding.readVarUInt32(in);
  }
}

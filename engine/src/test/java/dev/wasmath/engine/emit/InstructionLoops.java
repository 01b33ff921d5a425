package dev.wasmath.engine.emit;

import dev.wasmath.engine.fuzz.WasmBytes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import run.endive.wasm.types.OpCode;

/**
 * A module with one exported loop for each of the 236 vector instructions (and for further patterns
 * of the shuffle): over 4 KB, four times a turn, it loads the operands, computes, and stores.
 */
public final class InstructionLoops {
  /** The bytes that a loop writes. */
  static final int BYTES = 4096;

  static final int COUNT = 236;

  private static final int STEP = 64;
  private static final Pattern SHAPED = Pattern.compile("(I8x16|I16x8|I32x4|I64x2|F32x4|F64x2)_.*");
  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final int TARGET = 2;
  private static final int AMOUNT = 3;
  private static final int END = 4;
  private static final int RESULT = 5;

  /** An exported function: an instruction, with its pattern if it is the shuffle. */
  public record Loop(String name, OpCode opcode, List<Integer> lanes) {}

  private InstructionLoops() {}

  /** The vector instructions in the order of their opcodes, then patterns of the shuffle. */
  public static List<Loop> all() {
    Stream<Loop> instructions =
        Stream.of(OpCode.values())
            .filter(op -> op.name().startsWith("V128_") || SHAPED.matcher(op.name()).matches())
            .map(op -> new Loop(op.name(), op, shuffle(5, 1)));
    return Stream.concat(instructions, patterns()).toList();
  }

  private static Stream<Loop> patterns() {
    return Stream.of(
        pattern("LOW_QUADS", interleave(8, 0)),
        pattern("HIGH_QUADS", interleave(8, 8)),
        pattern("LOW_WORDS", interleave(4, 0)),
        pattern("HIGH_WORDS", interleave(4, 8)),
        pattern("LOW_SHORTS", interleave(2, 0)),
        pattern("LOW_BYTES", interleave(1, 0)),
        pattern("HIGH_BYTES", interleave(1, 8)),
        pattern("EVEN_WORDS", List.of(0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27)),
        pattern("SWAP_QUADS", List.of(8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7)),
        pattern("SLIDE", shuffle(1, 3)),
        pattern("SECOND_ONLY", IntStream.range(0, 16).mapToObj(i -> 31 - i).toList()),
        pattern("LAST_BYTE", IntStream.range(0, 16).mapToObj(i -> 15).toList()));
  }

  private static Loop pattern(String name, List<Integer> lanes) {
    return new Loop("I8x16_SHUFFLE " + name, OpCode.I8x16_SHUFFLE, lanes);
  }

  private static List<Integer> shuffle(int factor, int added) {
    return IntStream.range(0, 16).mapToObj(i -> (i * factor + added) % 32).toList();
  }

  /** Lanes of some bytes by turns from both vectors, from a byte on. */
  private static List<Integer> interleave(int bytes, int from) {
    return IntStream.range(0, 16)
        .mapToObj(i -> from + i / bytes / 2 * bytes + i % bytes + i / bytes % 2 * 16)
        .toList();
  }

  /** The binary; its loops take two sources, a target and an amount. */
  public static byte[] binary() {
    List<Loop> loops = all();
    WasmBytes types = new WasmBytes().u32(1).raw(0x60, 4);
    types.raw(WasmBytes.I32, WasmBytes.I32, WasmBytes.I32, WasmBytes.I32).raw(0);
    WasmBytes functions = new WasmBytes().u32(loops.size());
    WasmBytes exports = new WasmBytes().u32(loops.size() + 1).name("memory").raw(2, 0);
    WasmBytes code = new WasmBytes().u32(loops.size());
    for (int i = 0; i < loops.size(); i++) {
      functions.raw(0);
      exports.name(loops.get(i).name()).raw(0).u32(i);
      code.sized(body(loops.get(i)));
    }
    WasmBytes wasm = new WasmBytes().raw(0, 'a', 's', 'm', 1, 0, 0, 0);
    wasm.section(1, types).section(3, functions).section(5, new WasmBytes().u32(1).raw(0).u32(1));
    return wasm.section(7, exports).section(10, code).toArray();
  }

  private static WasmBytes body(Loop loop) {
    WasmBytes code = new WasmBytes().u32(2).u32(1).raw(WasmBytes.I32).u32(4).raw(result(loop));
    code.get(TARGET).i32(BYTES).op(OpCode.I32_ADD).set(END);
    code.op(OpCode.LOOP).raw(WasmBytes.EMPTY_BLOCK);
    boolean stores = loop.name().contains("STORE");
    for (int i = 0; i < 4; i++) {
      compute(code, loop, 16 * i);
      if (!stores) {
        code.set(RESULT + i);
      }
    }
    for (int i = 0; i < 4 && !stores; i++) {
      code.get(TARGET).get(RESULT + i).memory(store(loop), 0, 16L * i);
    }
    for (int pointer : List.of(FIRST, SECOND, TARGET)) {
      code.get(pointer).i32(STEP).op(OpCode.I32_ADD).set(pointer);
    }
    code.get(TARGET).get(END).op(OpCode.I32_LT_U).op(OpCode.BR_IF, 0);
    return code.op(OpCode.END).op(OpCode.END);
  }

  private static int result(Loop loop) {
    String name = loop.name();
    if (name.matches(".*(BITMASK|TRUE)") || name.matches("I(8x16|16x8|32x4)_EXTRACT.*")) {
      return WasmBytes.I32;
    }
    return name.contains("EXTRACT") ? lane(name) : WasmBytes.V128;
  }

  private static int lane(String name) {
    return switch (name.substring(0, 3)) {
      case "I64" -> WasmBytes.I64;
      case "F32" -> WasmBytes.F32;
      case "F64" -> WasmBytes.F64;
      default -> WasmBytes.I32;
    };
  }

  private static OpCode store(Loop loop) {
    return switch (result(loop)) {
      case WasmBytes.I32 -> OpCode.I32_STORE;
      case WasmBytes.I64 -> OpCode.I64_STORE;
      case WasmBytes.F32 -> OpCode.F32_STORE;
      case WasmBytes.F64 -> OpCode.F64_STORE;
      default -> OpCode.V128_STORE;
    };
  }

  private static void compute(WasmBytes code, Loop loop, int offset) {
    OpCode opcode = loop.opcode();
    String name = opcode.name();
    if (name.matches("V128_LOAD\\d+_LANE")) {
      code.get(SECOND);
      vector(code, FIRST, offset);
      code.memory(opcode, 0, offset).raw(1);
    } else if (name.startsWith("V128_LOAD")) {
      code.get(FIRST).memory(opcode, 0, offset);
    } else if (name.startsWith("V128_STORE")) {
      code.get(TARGET);
      vector(code, FIRST, offset);
      code.memory(opcode, 0, offset);
      if (name.endsWith("LANE")) {
        code.raw(1);
      }
    } else if (opcode == OpCode.V128_CONST) {
      code.v128(0x0123456789abcdefL, offset);
    } else {
      operands(code, name, offset);
      code.op(opcode);
      if (opcode == OpCode.I8x16_SHUFFLE) {
        loop.lanes().forEach(lane -> code.raw(lane));
      } else if (name.contains("_LANE")) {
        code.raw(1);
      }
    }
  }

  private static void operands(WasmBytes code, String name, int offset) {
    if (name.endsWith("SPLAT")) {
      scalar(code, name, offset);
      return;
    }
    vector(code, FIRST, offset);
    if (name.contains("REPLACE")) {
      scalar(code, name, offset);
    } else if (name.matches(".*_SH[LR].*") && !name.endsWith("SHUFFLE")) {
      code.get(AMOUNT);
    } else if (name.equals("V128_BITSELECT")) {
      vector(code, SECOND, offset);
      vector(code, TARGET, offset);
    } else if (!name.matches(
        "V128_NOT|.*_(ABS|NEG|POPCNT|SQRT|CEIL|FLOOR|TRUNC|NEAREST|ALL_TRUE|ANY_TRUE|BITMASK"
            + "|EXTEND_.*|EXTADD_.*|TRUNC_SAT.*|CONVERT.*|DEMOTE.*|PROMOTE.*|EXTRACT.*)")) {
      vector(code, SECOND, offset);
    }
  }

  private static void vector(WasmBytes code, int pointer, int offset) {
    code.get(pointer).memory(OpCode.V128_LOAD, 0, offset);
  }

  private static void scalar(WasmBytes code, String name, int offset) {
    OpCode load =
        switch (lane(name)) {
          case WasmBytes.I64 -> OpCode.I64_LOAD;
          case WasmBytes.F32 -> OpCode.F32_LOAD;
          case WasmBytes.F64 -> OpCode.F64_LOAD;
          default -> OpCode.I32_LOAD;
        };
    code.get(SECOND).memory(load, 0, offset);
  }
}

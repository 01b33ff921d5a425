package dev.wasmath.engine.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import run.endive.wasm.types.OpCode;

/** Makes modules of one function, {@code f(i32, i64) -> i64}, that is larger than a JVM method. */
final class LargeModules {

  private static final OpCode[] WORDS = {
    OpCode.I64_ADD, OpCode.I64_SUB, OpCode.I64_MUL, OpCode.I64_XOR, OpCode.I64_ROTL, OpCode.I64_AND
  };

  private static final OpCode[] VECTORS = {
    OpCode.I32x4_ADD,
    OpCode.I64x2_SUB,
    OpCode.V128_XOR,
    OpCode.I16x8_MUL,
    OpCode.I8x16_ADD,
    OpCode.F64x2_ABS,
    OpCode.I8x16_MIN_U
  };

  private LargeModules() {}

  private static FuzzModule module(String name, WasmBytes body, List<FuzzModule.Call> calls) {
    WasmBytes wasm = new WasmBytes().raw(0, 'a', 's', 'm', 1, 0, 0, 0);
    wasm.section(
        1, new WasmBytes().raw(1, 0x60, 2, WasmBytes.I32, WasmBytes.I64, 1, WasmBytes.I64));
    wasm.section(3, new WasmBytes().raw(1, 0)).section(5, new WasmBytes().raw(1, 1, 1, 1));
    wasm.section(7, new WasmBytes().raw(2).name("f").raw(0, 0).name("memory").raw(2, 0));
    wasm.section(10, new WasmBytes().raw(1).sized(body.op(OpCode.END)));
    return new FuzzModule(name, Flavor.INTEGER, wasm, calls);
  }

  private static List<FuzzModule.Call> calls(int... firsts) {
    List<FuzzModule.Call> calls = new ArrayList<>();
    for (int first : firsts) {
      calls.add(new FuzzModule.Call("f", List.of(first, 0x9e3779b97f4a7c15L * first)));
    }
    return calls;
  }

  /** Arithmetic on eight locals from {@code first} on without a branch. */
  private static void arithmetic(WasmBytes code, int first, int count, SplittableRandom random) {
    for (int i = 0; i < count; i++) {
      code.get(first + random.nextInt(8)).get(first + random.nextInt(8));
      code.op(WORDS[random.nextInt(WORDS.length)]);
      if (random.nextInt(4) == 0) {
        code.i64(random.nextLong()).op(OpCode.I64_ADD);
      }
      code.set(first + random.nextInt(8));
    }
  }

  private static void mix(WasmBytes code, int first) {
    code.get(first);
    for (int i = 1; i < 8; i++) {
      code.i64(31).op(OpCode.I64_MUL).get(first + i).op(OpCode.I64_XOR);
    }
  }

  private static WasmBytes locals() {
    return new WasmBytes().u32(1).u32(8).raw(WasmBytes.I64).get(1).set(2).i64(12345).set(7);
  }

  /** One block. */
  static FuzzModule straight(int operations) {
    WasmBytes code = locals();
    arithmetic(code, 2, operations, new SplittableRandom(operations));
    mix(code, 2);
    return module("straight-" + operations, code, calls(0, 1, -7));
  }

  /** One block of vectors, stored and loaded now and then. */
  static FuzzModule vectors(int operations) {
    SplittableRandom random = new SplittableRandom(operations);
    WasmBytes code = new WasmBytes().u32(1).u32(8).raw(WasmBytes.V128);
    for (int i = 0; i < 8; i++) {
      code.get(1).op(OpCode.I64x2_SPLAT).v128(random.nextLong(), random.nextLong());
      code.op(OpCode.I64x2_ADD).set(2 + i);
    }
    for (int i = 0; i < operations; i++) {
      OpCode op = VECTORS[random.nextInt(VECTORS.length)];
      code.get(2 + random.nextInt(8));
      if (op != OpCode.F64x2_ABS) {
        code.get(2 + random.nextInt(8));
      }
      code.op(op).set(2 + random.nextInt(8));
      if (random.nextInt(16) == 0) {
        code.get(0).get(2 + random.nextInt(8)).memory(OpCode.V128_STORE, 0, random.nextInt(256));
        code.get(0).memory(OpCode.V128_LOAD, 0, random.nextInt(256)).set(2 + random.nextInt(8));
      }
    }
    code.i64(0);
    for (int i = 0; i < 8; i++) {
      code.i64(31).op(OpCode.I64_MUL).get(2 + i).op(OpCode.I64x2_EXTRACT_LANE).raw(i % 2);
      code.op(OpCode.I64_XOR);
    }
    return module("vectors-" + operations, code, calls(0, 1, 65_000, 65_400));
  }

  /** A loop around a switch whose cases compute and choose the next one: an interpreter. */
  static FuzzModule machine(int cases, int operations) {
    SplittableRandom random = new SplittableRandom(cases);
    WasmBytes code = new WasmBytes().u32(2).u32(8).raw(WasmBytes.I64).u32(2).raw(WasmBytes.I32);
    code.get(1).set(2).get(0).set(10);
    code.op(OpCode.LOOP).raw(WasmBytes.EMPTY_BLOCK);
    for (int i = 0; i <= cases; i++) {
      code.op(OpCode.BLOCK).raw(WasmBytes.EMPTY_BLOCK);
    }
    code.get(10).i32(cases).op(OpCode.I32_REM_U).op(OpCode.BR_TABLE, cases);
    for (int i = 0; i <= cases; i++) {
      code.u32(i);
    }
    for (int i = 0; i < cases; i++) {
      code.op(OpCode.END);
      arithmetic(code, 2, operations, random);
      code.get(2 + random.nextInt(8)).op(OpCode.I32_WRAP_I64).i32(i + 1).op(OpCode.I32_XOR).set(10);
      code.get(11).i32(1).op(OpCode.I32_ADD).op(OpCode.LOCAL_TEE, 11).i32(4 * cases);
      code.op(OpCode.I32_LT_U).op(OpCode.BR_IF, cases - i);
    }
    code.op(OpCode.END).op(OpCode.END);
    mix(code, 2);
    return module("machine-" + cases, code, calls(0, 1, 77, -1));
  }

  /** Loops with bodies of their own in one loop around all of them. */
  static FuzzModule loops(int loops, int operations) {
    SplittableRandom random = new SplittableRandom(loops);
    WasmBytes code = new WasmBytes().u32(2).u32(8).raw(WasmBytes.I64).u32(2).raw(WasmBytes.I32);
    code.get(1).set(2).op(OpCode.LOOP).raw(WasmBytes.EMPTY_BLOCK);
    for (int i = 0; i < loops; i++) {
      code.i32(0).set(10).op(OpCode.BLOCK).raw(WasmBytes.EMPTY_BLOCK);
      code.op(OpCode.LOOP).raw(WasmBytes.EMPTY_BLOCK);
      arithmetic(code, 2, operations, random);
      code.get(2 + random.nextInt(8)).i64(63).op(OpCode.I64_AND).op(OpCode.I64_EQZ);
      code.op(OpCode.BR_IF, 1);
      arithmetic(code, 2, operations, random);
      code.get(10).i32(1).op(OpCode.I32_ADD).op(OpCode.LOCAL_TEE, 10).i32(9);
      code.op(OpCode.I32_LT_U).op(OpCode.BR_IF, 0).op(OpCode.END).op(OpCode.END);
    }
    code.get(11).i32(1).op(OpCode.I32_ADD).op(OpCode.LOCAL_TEE, 11).i32(5);
    code.op(OpCode.I32_LT_U).op(OpCode.BR_IF, 0).op(OpCode.END);
    mix(code, 2);
    return module("loops-" + loops, code, calls(0, 1, 12));
  }

  /** Very many locals, all changed in a loop: each is moved on by one. */
  static FuzzModule locals(int count) {
    WasmBytes code = new WasmBytes().u32(2).u32(count).raw(WasmBytes.I64).u32(1).raw(WasmBytes.I32);
    code.get(1).set(2);
    code.op(OpCode.LOOP).raw(WasmBytes.EMPTY_BLOCK);
    for (int i = count - 1; i > 0; i--) {
      code.get(1 + i).i64(i).op(OpCode.I64_ADD).set(2 + i);
    }
    code.get(2 + count).i32(1).op(OpCode.I32_ADD).op(OpCode.LOCAL_TEE, 2 + count).get(0);
    code.op(OpCode.I32_LT_U).op(OpCode.BR_IF, 0).op(OpCode.END).i64(0);
    for (int i = 0; i < count; i++) {
      code.i64(31).op(OpCode.I64_MUL).get(2 + i).op(OpCode.I64_XOR);
    }
    return module("locals-" + count, code, calls(0, 9));
  }

  /** A switch with many targets, of which two differ. */
  static FuzzModule table(int targets) {
    WasmBytes code = new WasmBytes().u32(0);
    code.op(OpCode.BLOCK).raw(WasmBytes.EMPTY_BLOCK).op(OpCode.BLOCK).raw(WasmBytes.EMPTY_BLOCK);
    code.get(0).op(OpCode.BR_TABLE, targets);
    for (int i = 0; i <= targets; i++) {
      code.u32(i % 3 == 0 ? 0 : 1);
    }
    code.op(OpCode.END).i64(5).op(OpCode.RETURN).op(OpCode.END).get(1);
    return module("table-" + targets, code, calls(0, 1, targets - 1, targets, -1));
  }
}

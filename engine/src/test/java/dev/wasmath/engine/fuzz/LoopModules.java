package dev.wasmath.engine.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import run.endive.wasm.types.OpCode;

/** Makes a module of random kernels over one memory from a seed. */
public final class LoopModules {

  private static final int PAGE = 65536;
  private static final int SEED_BYTES = 1024;

  private LoopModules() {}

  /** The binary of a module. */
  public static byte[] binary(long seed) {
    return draw(seed).wasm().toArray();
  }

  static FuzzModule draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Flavor flavor = Flavor.pick(List.of(Flavor.values()), random);
    int kernels = random.nextInt(4) == 0 ? 2 : 1;
    WasmBytes wasm = new WasmBytes().raw(0, 'a', 's', 'm', 1, 0, 0, 0);
    wasm.section(1, types(flavor)).section(3, functions(kernels));
    wasm.section(5, new WasmBytes().u32(1).raw(1).u32(1).u32(3));
    wasm.section(6, globals(flavor, random)).section(7, exports(kernels));
    wasm.section(8, new WasmBytes().u32(Kernel.START));
    wasm.section(10, code(flavor, random, kernels)).section(11, data(flavor, random));
    List<FuzzModule.Call> calls = new ArrayList<>();
    for (int i = 0; i < 4 * kernels; i++) {
      calls.add(call("k" + i % kernels, flavor, random));
    }
    return new FuzzModule("loop-" + seed, flavor, wasm, calls);
  }

  private static WasmBytes types(Flavor flavor) {
    WasmBytes types = new WasmBytes().u32(3);
    types.raw(0x60, 2, WasmBytes.V128, WasmBytes.V128, 1, WasmBytes.V128);
    types.raw(0x60, 0, 0);
    types.raw(0x60, 4, WasmBytes.I32, WasmBytes.I32, WasmBytes.I32, flavor.scalarType());
    return types.raw(1, flavor.scalarType());
  }

  private static WasmBytes functions(int kernels) {
    WasmBytes functions = new WasmBytes().u32(Kernel.FIRST + kernels).raw(0, 1);
    for (int i = 0; i < kernels; i++) {
      functions.raw(2);
    }
    return functions;
  }

  private static WasmBytes globals(Flavor flavor, SplittableRandom random) {
    WasmBytes globals = new WasmBytes().u32(3);
    globals.raw(WasmBytes.I32, 1).i32(random.nextInt()).op(OpCode.END);
    globals.raw(WasmBytes.V128, 1).v128(flavor.word(random), flavor.word(random)).op(OpCode.END);
    globals.raw(flavor.scalarType(), 1);
    switch (flavor) {
      case INTEGER -> globals.i64(random.nextLong());
      case F32 -> globals.op(OpCode.F32_CONST).littleEndian(0, 4);
      case F64 -> globals.op(OpCode.F64_CONST).littleEndian(0, 8);
    }
    return globals.op(OpCode.END);
  }

  private static WasmBytes exports(int kernels) {
    WasmBytes exports = new WasmBytes().u32(4 + kernels);
    exports.name("memory").raw(2, 0);
    exports.name("count").raw(3, Kernel.COUNT_GLOBAL);
    exports.name("vector").raw(3, Kernel.VECTOR_GLOBAL);
    exports.name("sum").raw(3, Kernel.SUM_GLOBAL);
    for (int i = 0; i < kernels; i++) {
      exports.name("k" + i).raw(0).u32(Kernel.FIRST + i);
    }
    return exports;
  }

  private static WasmBytes code(Flavor flavor, SplittableRandom random, int kernels) {
    WasmBytes code = new WasmBytes().u32(Kernel.FIRST + kernels);
    WasmBytes mix = new WasmBytes().u32(0);
    new ExpressionGenerator(flavor, random).mix(2).emit(mix, 0);
    code.sized(mix.op(OpCode.END)).sized(start());
    for (int i = 0; i < kernels; i++) {
      code.sized(new KernelGenerator(flavor, random).draw());
    }
    return code;
  }

  /** Copies the data over the whole page, by doubling. */
  private static WasmBytes start() {
    WasmBytes code = new WasmBytes().u32(0);
    for (int filled = SEED_BYTES; filled < PAGE; filled *= 2) {
      code.i32(filled).i32(0).i32(filled).op(OpCode.MEMORY_COPY).raw(0, 0);
    }
    return code.op(OpCode.END);
  }

  private static WasmBytes data(Flavor flavor, SplittableRandom random) {
    WasmBytes words = new WasmBytes();
    for (int i = 0; i < SEED_BYTES; i += 8) {
      words.littleEndian(flavor.word(random), 8);
    }
    return new WasmBytes().u32(1).u32(0).i32(0).op(OpCode.END).sized(words);
  }

  /** A call whose addresses are near each other, and now and then near the end of memory. */
  private static FuzzModule.Call call(String export, Flavor flavor, SplittableRandom random) {
    int grain = flavor.grain();
    int place =
        switch (random.nextInt(8)) {
          case 0 -> PAGE - grain * random.nextInt(600 / grain);
          case 1 -> grain * random.nextInt(PAGE / grain);
          case 2 -> 0;
          case 3 -> random.nextInt(3) == 0 ? -16 * random.nextInt(1, 5) : 4096;
          default -> 16 * random.nextInt(PAGE / 32);
        };
    int apart =
        switch (random.nextInt(4)) {
          case 0 -> 0;
          case 1 -> 16 * random.nextInt(-4, 5);
          case 2 -> grain * random.nextInt(-64 / grain, 64 / grain);
          default -> 16 * random.nextInt(256);
        };
    Object number =
        switch (flavor) {
          case INTEGER -> flavor.word(random);
          case F32 -> Float.intBitsToFloat((int) flavor.word(random));
          case F64 -> Double.longBitsToDouble(flavor.word(random));
        };
    return new FuzzModule.Call(export, List.of(place, place + apart, random.nextInt(20), number));
  }
}

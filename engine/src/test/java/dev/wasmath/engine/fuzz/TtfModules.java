package dev.wasmath.engine.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.Export;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/**
 * Random modules by {@code wasm-opt --translate-to-fuzz} of Binaryen: any instructions, in any
 * shape, kept from making NaNs. The program is the one that the environment variable {@code
 * WASM_OPT} names, or the path's.
 */
final class TtfModules {

  private static final List<String> FEATURES =
      List.of(
          "--mvp-features",
          "--enable-simd",
          "--enable-bulk-memory",
          "--enable-sign-ext",
          "--enable-nontrapping-float-to-int",
          "--enable-multivalue",
          "--enable-reference-types",
          "--enable-mutable-globals",
          "--denan");

  private TtfModules() {}

  private static String program() {
    return Optional.ofNullable(System.getenv("WASM_OPT")).orElse("wasm-opt");
  }

  static FuzzModule draw(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] entropy = new byte[500 + random.nextInt(12_000)];
    random.nextBytes(entropy);
    Path input = Files.createTempFile("ttf", ".bin");
    Path output = Files.createTempFile("ttf", ".wasm");
    try {
      Files.write(input, entropy);
      List<String> command = new ArrayList<>(List.of(program(), "-ttf"));
      command.addAll(List.of(input.toString(), "-o", output.toString()));
      command.addAll(FEATURES);
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String log = new String(process.getInputStream().readAllBytes(), UTF_8);
      byte[] wasm = Files.readAllBytes(output);
      if (wasm.length == 0) {
        throw new IOException("wasm-opt: " + log);
      }
      return of(seed, wasm);
    } finally {
      Files.delete(input);
      Files.delete(output);
    }
  }

  /** A module that was made from a seed earlier. */
  static FuzzModule of(long seed, byte[] wasm) {
    List<FuzzModule.Call> calls = calls(wasm, new SplittableRandom(seed));
    return new FuzzModule("ttf-" + seed, Flavor.INTEGER, new WasmBytes().raw(wasm), calls);
  }

  /** Each export that JavaScript can call, once. */
  private static List<FuzzModule.Call> calls(byte[] wasm, SplittableRandom random) {
    WasmModule module = Parser.parse(wasm);
    List<FuzzModule.Call> calls = new ArrayList<>();
    for (int i = 0; i < module.exportSection().exportCount(); i++) {
      Export export = module.exportSection().getExport(i);
      if (export.exportType() == ExternalType.FUNCTION) {
        FunctionType type = Signatures.of(module, export.name());
        if (isPlain(type.params()) && isPlain(type.returns())) {
          List<Object> arguments =
              type.params().stream().map(parameter -> argument(parameter, random)).toList();
          calls.add(new FuzzModule.Call(export.name(), arguments));
        }
      }
    }
    return calls;
  }

  private static boolean isPlain(List<ValType> types) {
    return List.of(ValType.I32, ValType.I64, ValType.F32, ValType.F64).containsAll(types);
  }

  private static Object argument(ValType type, SplittableRandom random) {
    boolean small = random.nextBoolean();
    if (type.equals(ValType.I32)) {
      return small ? random.nextInt(-3, 20) : random.nextInt();
    } else if (type.equals(ValType.I64)) {
      return small ? (long) random.nextInt(-3, 20) : random.nextLong();
    } else if (type.equals(ValType.F32)) {
      return (float) random.nextDouble(-100, 100);
    }
    return random.nextDouble(-100, 100);
  }
}

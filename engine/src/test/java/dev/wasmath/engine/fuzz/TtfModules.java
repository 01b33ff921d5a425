package dev.wasmath.engine.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
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
 * shape, kept from making NaNs. The program is the one of npm's package {@code binaryen} that the
 * environment variable {@code WASM_OPT} names, {@code node_modules/binaryen/bin/wasm-opt}.
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

  private static Path program() {
    return Path.of(
            Optional.ofNullable(System.getenv("WASM_OPT"))
                .orElse("node_modules/binaryen/bin/wasm-opt"))
        .toAbsolutePath();
  }

  /** The modules of some seeds, made by one process of Node. */
  static List<FuzzModule> draw(List<Long> seeds, Path folder) throws IOException {
    StringBuilder list = new StringBuilder();
    for (long seed : seeds) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] entropy = new byte[500 + random.nextInt(12_000)];
      random.nextBytes(entropy);
      Path input = Files.write(folder.resolve(seed + ".bin"), entropy);
      list.append(input).append(' ').append(output(folder, seed)).append('\n');
    }
    Path script = folder.resolve("ttf.mjs");
    try (InputStream source = TtfModules.class.getResourceAsStream("ttf.mjs")) {
      Files.write(script, Optional.ofNullable(source).orElseThrow().readAllBytes());
    }
    Path file = Files.writeString(folder.resolve("ttf.txt"), list);
    List<String> command = new ArrayList<>(List.of("node", script.toString()));
    command.addAll(List.of(program().toString(), file.toString()));
    command.addAll(FEATURES);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String log = new String(process.getInputStream().readAllBytes(), UTF_8);
    List<FuzzModule> modules = new ArrayList<>();
    for (long seed : seeds) {
      Path output = output(folder, seed);
      if (!Files.exists(output)) {
        throw new IOException("wasm-opt made nothing of seed " + seed + ": " + log);
      }
      modules.add(of(seed, Files.readAllBytes(output)));
    }
    return modules;
  }

  private static Path output(Path folder, long seed) {
    return folder.resolve("ttf-" + seed + ".wasm");
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

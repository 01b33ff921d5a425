package dev.wasmath.engine.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.Export;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.GlobalImport;
import run.endive.wasm.types.Import;
import run.endive.wasm.types.ValType;

/** Runs many modules in one process of Node, whose engine is V8. */
final class NodeBatch {

  private final Path folder;

  /** A batch whose files are written to a folder. */
  NodeBatch(Path folder) {
    this.folder = folder;
  }

  /** Whether a program of this name can be started. */
  static boolean isPresent() {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A transcript for each module; a vector's bits are hidden from JavaScript. */
  List<List<String>> run(List<FuzzModule> modules) throws IOException {
    StringBuilder batch = new StringBuilder();
    for (int i = 0; i < modules.size(); i++) {
      Path file = folder.resolve(i + ".wasm");
      Files.write(file, modules.get(i).wasm().toArray());
      describe(modules.get(i), file, batch);
    }
    Path script = folder.resolve("node.mjs");
    try (InputStream source = NodeBatch.class.getResourceAsStream("node.mjs")) {
      Files.write(script, Optional.ofNullable(source).orElseThrow().readAllBytes());
    }
    Path list = Files.writeString(folder.resolve("batch.txt"), batch);
    Process node =
        new ProcessBuilder("node", script.toString(), list.toString())
            .redirectErrorStream(true)
            .start();
    List<List<String>> transcripts = new ArrayList<>();
    for (String line : new String(node.getInputStream().readAllBytes(), UTF_8).lines().toList()) {
      if (line.startsWith("= ")) {
        transcripts.add(new ArrayList<>());
      } else if (!transcripts.isEmpty()) {
        transcripts.getLast().add(line);
      } else {
        throw new IOException("node: " + line);
      }
    }
    return transcripts;
  }

  /** A transcript of another engine as Node would write it. */
  static List<String> asSeen(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("v128:[0-9a-f]+", "v128:hidden")).toList();
  }

  private static void describe(FuzzModule module, Path file, StringBuilder batch) {
    WasmModule parsed = Parser.parse(module.wasm().toArray());
    batch.append("module ").append(module.flavor()).append(' ').append(file).append('\n');
    for (int i = 0; i < parsed.exportSection().exportCount(); i++) {
      Export export = parsed.exportSection().getExport(i);
      if (export.exportType() == ExternalType.GLOBAL) {
        String type = name(globalType(parsed, export.index()));
        batch.append("global ").append(export.name()).append('=').append(type).append('\n');
      }
    }
    for (FuzzModule.Call call : module.calls()) {
      String types =
          Signatures.of(parsed, call.export()).returns().stream()
              .map(NodeBatch::name)
              .collect(Collectors.joining(","));
      batch.append("call ").append(call.export()).append('=').append(types);
      call.arguments().forEach(argument -> batch.append(' ').append(text(argument)));
      batch.append('\n');
    }
  }

  private static ValType globalType(WasmModule module, int index) {
    int at = index;
    for (int i = 0; i < module.importSection().importCount(); i++) {
      Import needed = module.importSection().getImport(i);
      if (needed instanceof GlobalImport global && at-- == 0) {
        return global.type();
      }
    }
    return module.globalSection().getGlobal(at).valueType();
  }

  private static String name(ValType type) {
    return type.toString().toLowerCase(Locale.ROOT);
  }

  private static String text(Object argument) {
    return Transcript.value(argument, Flavor.INTEGER);
  }
}

package dev.wasmath.bench.compare;

import static dev.wasmath.bench.compare.Entrant.Check.EXACT;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Twelve kernels of packages of npm, pinned in {@code bench/package.json}: {@code npm.mjs} takes
 * them out, with what the packages' own JavaScript answers.
 */
final class NpmRows {
  private static final String SIMD = ", SIMD";

  private final Layout layout;

  NpmRows(Layout layout) {
    this.layout = layout;
  }

  /** Whether a row's kernel has SIMD. */
  static boolean isSimd(Row row) {
    return row.title().endsWith(SIMD);
  }

  /**
   * Installs the packages where they are not, and makes the rows.
   *
   * @throws IOException if Node or npm is not installed or fails; the message says so
   */
  List<Row> all() throws IOException {
    Path bench = layout.home().resolve("bench");
    if (!Files.isDirectory(bench.resolve("node_modules/hash-wasm"))) {
      run(List.of("npm", "--prefix", bench.toString(), "ci", "--no-audit", "--no-fund"));
    }
    String printed = run(List.of("node", layout.script("npm.mjs"), layout.work().toString()));
    List<Row> rows = new ArrayList<>();
    for (Map<String, Object> kernel : kernels(printed)) {
      rows.add(row(kernel));
    }
    return rows;
  }

  private static List<Map<String, Object>> kernels(String printed) throws IOException {
    List<Map<String, Object>> kernels = new ArrayList<>();
    for (Object kernel : JSON.std.listFrom(printed)) {
      if (kernel instanceof Map<?, ?> map) {
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        kernels.add(fields);
      }
    }
    return kernels;
  }

  private Row row(Map<String, Object> kernel) {
    String task = String.valueOf(kernel.get("task"));
    boolean simd = Boolean.TRUE.equals(kernel.get("simd"));
    List<Entrant> entrants = new ArrayList<>();
    entrants.add(layout.java(Names.WASMATH, EXACT, "engine:auto", task));
    entrants.add(layout.v8(task));
    entrants.add(layout.endive(task));
    if (simd) {
      entrants.add(layout.interpreter(task));
    }
    return new Row(
        kernel.get("name") + (simd ? SIMD : ""),
        Names.WASMATH,
        entrants,
        List.of(),
        Optional.of(String.valueOf(kernel.get("digest"))));
  }

  private static String run(List<String> command) throws IOException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new IOException("not installed: " + command.getFirst(), e);
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.onExit().join().exitValue();
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " failed with code " + code);
    }
    return printed;
  }
}

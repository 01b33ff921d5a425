package dev.wasmath.engine.pack;

import dev.wasmath.engine.Limits;
import dev.wasmath.engine.ModuleExport;
import dev.wasmath.engine.ir.CleanUp;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.parse.ModuleModel;
import dev.wasmath.engine.parse.ModuleReader;
import dev.wasmath.engine.parse.SsaBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The functions of {@code kernels.ts}. */
final class Kernels {
  private Kernels() {}

  static byte[] binary() {
    try (InputStream in = Kernels.class.getResourceAsStream("kernels.wasm")) {
      if (in == null) {
        throw new IllegalStateException("absent: kernels.wasm");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packs an exported function and says what came of it. */
  static PackReport pack(String export, Type width) {
    return pack(binary(), export, width);
  }

  /** Packs an exported function of a module. */
  static PackReport pack(byte[] binary, String export, Type width) {
    Graph graph = guarded(binary, export);
    GraphCheck.check(graph);
    PackReport report = Packer.run(graph, width);
    GraphCheck.check(graph);
    return report;
  }

  private static Graph guarded(byte[] binary, String export) {
    ModuleModel model = ModuleReader.read(binary, Limits.defaults());
    for (int i = 0; i < model.exports().size(); i++) {
      ModuleExport candidate = model.exports().get(i);
      if (candidate.name().equals(export)) {
        Graph graph = SsaBuilder.build(model, model.exportIndices().get(i));
        CleanUp.run(graph);
        Guards.run(graph, true);
        return graph;
      }
    }
    throw new IllegalArgumentException("no export " + export);
  }
}

package dev.wasmath.app;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.WasmModule;
import dev.wasmath.report.Quantities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath engine bench FILE.wasm EXPORT ARG...}: times an exported function. */
@Command(
    name = "bench",
    description = {
      "Time an exported function of a module without imports, once for each lowering.",
      "All calls have the same arguments and one instance; give a pure function, or one whose"
          + " effects may add up. A call costs some nanoseconds by itself.",
      "Arguments are i32, i64, f32 or f64 as the function takes them; v128 is 0x and 32 hex digits."
    })
final class EngineBenchCommand implements Callable<Integer> {
  private static final int MOST_SAMPLES = 1_000_000;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE.wasm", description = "The module.")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "EXPORT", description = "The function's name.")
  private String export = "";

  @Parameters(index = "2..*", paramLabel = "ARG", description = "The arguments.")
  private List<String> arguments = List.of();

  @Option(
      names = "--lowering",
      paramLabel = "L",
      split = ",",
      description = "How v128 is computed: some of scalar, v128, v256, v512 and auto.")
  private List<String> lowerings = List.of("scalar", "auto");

  @Option(names = "--fma", description = "Fuse multiplications and additions: other bits.")
  private boolean fma;

  @Option(
      names = "--n",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many samples to take in the steady state.")
  private int samples = 200;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (samples < 1 || samples > MOST_SAMPLES) {
      throw new IllegalArgumentException("--n is from 1 to " + MOST_SAMPLES + ": " + samples);
    }
    Console console = Console.of(spec);
    WasmModule module = WasmModule.parse(EngineCommand.read(file));
    List<EngineTiming> timings = new ArrayList<>();
    for (String name : lowerings) {
      CompileOptions options = CompileOptions.defaults().withLowering(lowering(name)).withFma(fma);
      console.note("measuring " + export + " as " + name + " ...");
      timings.add(EngineTiming.of(module.compile(options), export, arguments, samples));
    }
    if (json) {
      console.json(document(timings));
    } else {
      console.print(table(timings).stripTrailing());
    }
    String result = timings.getFirst().result();
    if (timings.stream().allMatch(timing -> timing.result().equals(result))) {
      return 0;
    }
    console.note("the lowerings do not give the same result");
    return 1;
  }

  private Lowering lowering(String name) {
    try {
      return Lowering.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(
          spec.commandLine(), EngineCommand.Compilation.unknown(name), unknown);
    }
  }

  private Map<String, Object> document(List<EngineTiming> timings) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", 1);
    document.put("java", Runtime.version().toString());
    document.put("export", export);
    document.put("arguments", arguments);
    document.put("timings", timings.stream().map(EngineTiming::json).toList());
    return document;
  }

  private static String table(List<EngineTiming> timings) {
    TextTable table =
        new TextTable(
            "lowering",
            "compiled in",
            "first call",
            "steady after",
            "median",
            "p95",
            "p99",
            "bytes a call",
            "result");
    for (EngineTiming timing : timings) {
      table.row(
          timing.lowering().name(),
          Quantities.time(timing.compileNanos()),
          Quantities.time(timing.state().firstNanos()),
          Quantities.time((double) timing.state().reached().toNanos()),
          Quantities.time(timing.percentile(50)),
          Quantities.time(timing.percentile(95)),
          Quantities.time(timing.percentile(99)),
          String.format(Locale.ROOT, "%.0f", timing.state().allocatedBytes()),
          timing.result());
    }
    return table.toString();
  }
}

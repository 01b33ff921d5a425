package dev.wasmath.app;

import dev.wasmath.Wasmath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wasmath doctor}: what Wasmath finds on this machine, and what it misses. */
@Command(
    name = "doctor",
    description = "Tell what Wasmath finds on this machine, and what it misses.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    try (Wasmath math = Wasmath.open()) {
      Map<String, Object> findings = findings(math);
      if (json) {
        console.json(findings);
      } else {
        findings.forEach((name, value) -> console.print("%-14s %s".formatted(name, text(value))));
      }
      return math.missingBackends().isEmpty() ? 0 : 1;
    }
  }

  private static Map<String, Object> findings(Wasmath math) throws IOException {
    Map<String, Object> findings = new LinkedHashMap<>();
    findings.put("jdk", Runtime.version() + ", " + System.getProperty("java.vm.name"));
    findings.put("vectorApi", vectorApi());
    findings.put("cpu", cpu());
    findings.put("cores", Runtime.getRuntime().availableProcessors());
    findings.put("maxHeapMiB", Runtime.getRuntime().maxMemory() >> 20);
    findings.put("backends", math.backends());
    findings.put("missing", math.missingBackends());
    findings.put("cache", cache());
    return findings;
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.isEmpty()
          ? "none"
          : String.join("; ", list.stream().map(String::valueOf).toList());
    }
    return value.toString();
  }

  private static String vectorApi() {
    return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()
        ? "present"
        : "absent: start Java with --add-modules " + VECTOR_MODULE;
  }

  /** The model as Linux tells it, else the architecture. */
  private static String cpu() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    String architecture = System.getProperty("os.arch");
    if (!Files.isReadable(file)) {
      return architecture;
    }
    try (Stream<String> lines = Files.lines(file)) {
      Optional<String> model =
          lines
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst();
      return model.map(name -> name + ", " + architecture).orElse(architecture);
    }
  }

  private static String cache() {
    Path folder =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(value -> !value.isEmpty())
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache"))
            .resolve("wasmath");
    return folder + (Files.isDirectory(folder) ? "" : " (nothing is kept there yet)");
  }
}

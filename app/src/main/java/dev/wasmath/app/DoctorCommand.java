package dev.wasmath.app;

import dev.wasmath.Wasmath;
import dev.wasmath.Wisdom;
import dev.wasmath.WisdomFile;
import dev.wasmath.WisdomKey;
import dev.wasmath.engine.HostSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wasmath doctor}: what Wasmath finds on this machine, and what it misses. */
@Command(
    name = "doctor",
    description = {
      "Tell what Wasmath finds on this machine, and what it misses.",
      "Exit code 1 when a backend is missing."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String VECTOR_ADVICE =
      "WebAssembly kernels are slower without it; JAVA_OPTS='--add-modules "
          + VECTOR_MODULE
          + "' brings it";

  private static final String C1_WARNING =
      "the JVM takes no compiler directives: large kernels may stay slow";

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private Arithmetic arithmetic;

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    try (Wasmath math = arithmetic.open()) {
      if (json) {
        console.json(findings(math));
      } else {
        print(console, math);
      }
      return math.missingBackends().isEmpty() ? 0 : 1;
    }
  }

  private static Map<String, Object> findings(Wasmath math) throws IOException {
    Map<String, Object> findings = new LinkedHashMap<>();
    findings.put("version", 1);
    findings.put("fused", math.fused());
    findings.put("jdk", jdk());
    HostSupport support = HostSupport.here();
    findings.put("vectorApi", support.vectorApi());
    findings.put("vectorBits", support.vectorBits());
    findings.put("compilerDirectives", support.directives());
    findings.put("cpu", cpu());
    findings.put("cores", Runtime.getRuntime().availableProcessors());
    findings.put("maxHeapMiB", Runtime.getRuntime().maxMemory() >> 20);
    findings.put("backends", math.backends());
    findings.put("missing", math.missingBackends());
    findings.put("cache", cache().toString());
    findings.put("cacheExists", Files.isDirectory(cache()));
    findings.put("wisdom", WisdomFile.usual().path().toString());
    findings.put("wisdomContent", wisdom(math));
    return findings;
  }

  private static void print(Console console, Wasmath math) throws IOException {
    Runtime runtime = Runtime.getRuntime();
    console.print("Java        " + jdk());
    HostSupport support = HostSupport.here();
    console.print("Vector API  " + vectors(support));
    console.print(
        "compiler    "
            + (support.directives() ? "vector code is compiled by C2 only" : C1_WARNING));
    console.print("CPU         " + cpu() + ", " + runtime.availableProcessors() + " cores");
    console.print("heap        at most " + (runtime.maxMemory() >> 20) + " MiB");
    console.print("arithmetic  " + (math.fused() ? Arithmetic.FUSED : "the same bits everywhere"));
    console.print("backends    " + text(math.backends()));
    console.print("missing     " + text(math.missingBackends()));
    console.print(
        "cache       "
            + cache()
            + (Files.isDirectory(cache()) ? "" : " (nothing is kept there yet)"));
    console.print("wisdom      " + WisdomFile.usual().path() + ": " + wisdom(math));
  }

  /** What is in the wisdom file, or why it cannot be used. */
  private static String wisdom(Wasmath math) {
    try {
      Wisdom wisdom = WisdomFile.usual().read();
      List<WisdomKey> here = math.wisdomKeys();
      int used =
          wisdom.verdicts().entrySet().stream()
              .filter(it -> here.stream().anyMatch(key -> key.conflict(it.getKey()).isEmpty()))
              .mapToInt(it -> it.getValue().size())
              .sum();
      return WisdomCommand.verdicts(wisdom.size()) + ", of which " + used + " are used here";
    } catch (NoSuchFileException none) {
      return "none yet; wasmath tune measures";
    } catch (IOException problem) {
      return "ignored: " + problem.getMessage();
    }
  }

  private static String text(List<String> backends) {
    return backends.isEmpty() ? "none" : String.join("; ", backends);
  }

  /** The JVM. */
  static String jdk() {
    return Runtime.version() + ", " + System.getProperty("java.vm.name");
  }

  private static String vectors(HostSupport support) {
    return support.vectorApi()
        ? "present; the machine prefers " + support.vectorBits() + " bits"
        : "absent: " + VECTOR_ADVICE;
  }

  /** The model as Linux tells it, else the architecture. */
  static String cpu() throws IOException {
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

  private static Path cache() {
    return WisdomFile.usual().path().resolveSibling("");
  }
}

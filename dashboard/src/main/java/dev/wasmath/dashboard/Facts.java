package dev.wasmath.dashboard;

import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What does not change while a program runs: the machine, the JVM, the kernels, the operations. */
final class Facts {
  private Facts() {}

  static Map<String, Object> of(Wasmath math) {
    Runtime runtime = Runtime.getRuntime();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("java", Runtime.version().toString());
    facts.put("vm", property("java.vm.name"));
    facts.put("os", property("os.name") + " " + property("os.version"));
    facts.put("architecture", property("os.arch"));
    facts.put("cpu", cpu());
    facts.put("cores", runtime.availableProcessors());
    facts.put("maxHeapBytes", runtime.maxMemory());
    facts.put("policy", policy(math.policy()));
    facts.put("fused", math.fused());
    facts.put("backends", math.backends());
    facts.put("missing", math.missingBackends());
    facts.put("operations", Operations.ALL.stream().map(it -> operation(math, it)).toList());
    return facts;
  }

  private static String policy(Policy policy) {
    return switch (policy) {
      case Policy.Measured _ -> "what measurement says";
      case Policy.Adr003 _ -> "the rules of ADR-003";
      case Policy.Always always -> "always " + always.strategy().label();
    };
  }

  private static Map<String, Object> operation(Wasmath math, Operation<?> operation) {
    return Map.of(
        "name", operation.name(), "wasm", math.implemented(operation.name(), Strategy.WASM));
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  /** The model as Linux tells it, else the architecture. */
  private static String cpu() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      List<String> models =
          lines
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .limit(1)
              .toList();
      return models.isEmpty() ? property("os.arch") : models.getFirst();
    } catch (IOException | RuntimeException elsewhere) {
      return property("os.arch");
    }
  }
}

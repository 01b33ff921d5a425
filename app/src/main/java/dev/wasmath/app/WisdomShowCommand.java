package dev.wasmath.app;

import dev.wasmath.Strategy;
import dev.wasmath.Verdict;
import dev.wasmath.Wasmath;
import dev.wasmath.Wisdom;
import dev.wasmath.WisdomFile;
import dev.wasmath.WisdomKey;
import dev.wasmath.report.Quantities;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wasmath wisdom show}: what is in the file, and what of it is used here. */
@Command(
    name = "show",
    description = {
      "Tell what was measured before, and what of it is used here.",
      "Ratios are plain Java's time over WebAssembly's."
    })
final class WisdomShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON, with every size that was measured.")
  private boolean json;

  @Mixin private Arithmetic arithmetic;

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    WisdomFile file = WisdomFile.usual();
    Wisdom wisdom = read(file);
    List<WisdomKey> here;
    try (Wasmath math = arithmetic.openAnew()) {
      here = math.wisdomKeys();
    }
    if (json) {
      console.json(json(file, wisdom, here));
      return 0;
    }
    console.print(file.path() + ": " + WisdomCommand.verdicts(wisdom.size()));
    wisdom
        .verdicts()
        .forEach(
            (key, verdicts) -> {
              console.print("");
              console.print("machine  " + key.machine());
              console.print("kernels  " + key.kernels());
              console.print("runtime  " + key.runtime());
              console.print("used     " + use(key, here));
              console.print(table(verdicts).stripTrailing());
            });
    return 0;
  }

  private static Wisdom read(WisdomFile file) throws IOException {
    try {
      return file.read();
    } catch (NoSuchFileException none) {
      return Wisdom.NONE;
    }
  }

  /** Whether something is used here, and why not. */
  static String use(WisdomKey found, List<WisdomKey> here) {
    if (here.isEmpty()) {
      return "no: no backend has kernels here";
    }
    for (WisdomKey key : here) {
      if (key.conflict(found).isEmpty()) {
        return key.drift(found).map(why -> "as a start: " + why).orElse("yes");
      }
    }
    return "no: " + here.getFirst().conflict(found).orElseThrow();
  }

  private static String table(List<Verdict> verdicts) {
    TextTable table =
        new TextTable("operation", "sizes", "on wasm", "lowest", "highest", "measured");
    Map<String, List<Verdict>> operations = new TreeMap<>();
    verdicts.forEach(
        verdict ->
            operations.computeIfAbsent(verdict.operation(), _ -> new ArrayList<>()).add(verdict));
    operations.forEach(
        (operation, sizes) ->
            table.row(
                operation,
                Integer.toString(sizes.size()),
                Long.toString(sizes.stream().filter(WisdomShowCommand::isOnWasm).count()),
                Quantities.times(ratios(sizes).min().orElseThrow()),
                Quantities.times(ratios(sizes).max().orElseThrow()),
                latest(sizes)));
    return table.toString();
  }

  private static String latest(List<Verdict> verdicts) {
    return verdicts.stream()
        .map(Verdict::measured)
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .toString();
  }

  private static boolean isOnWasm(Verdict verdict) {
    return verdict.strategy() == Strategy.WASM;
  }

  private static DoubleStream ratios(List<Verdict> verdicts) {
    return verdicts.stream().mapToDouble(verdict -> verdict.evidence().ratio());
  }

  private static Map<String, ?> json(WisdomFile file, Wisdom wisdom, List<WisdomKey> here) {
    List<Object> keys = new ArrayList<>();
    wisdom
        .verdicts()
        .forEach(
            (key, verdicts) -> {
              Map<String, Object> object = new LinkedHashMap<>();
              object.put("machine", key.machine());
              object.put("kernels", key.kernels());
              object.put("fused", key.fused());
              object.put("runtime", key.runtime());
              object.put("used", use(key, here));
              object.put("verdicts", verdicts.stream().map(WisdomShowCommand::json).toList());
              keys.add(object);
            });
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("file", file.path().toString());
    object.put("keys", keys);
    return object;
  }

  private static Map<String, ?> json(Verdict verdict) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("operation", verdict.operation());
    object.put("cost", verdict.cost());
    object.put("reuse", verdict.reuse());
    object.put("strategy", verdict.strategy().label());
    object.put("evidence", DecisionTable.json(verdict.evidence()));
    object.put("measured", verdict.measured().toString());
    return object;
  }
}

package dev.wasmath.app;

import dev.wasmath.Agreement;
import dev.wasmath.Decision;
import dev.wasmath.Evidence;
import dev.wasmath.Strategy;
import dev.wasmath.Trial;
import dev.wasmath.Wasmath;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import dev.wasmath.report.Quantities;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath explain OPERATION SIZE}: what would run, and why. */
@Command(
    name = "explain",
    description = {
      "Tell what would run for an operation and size, and why.",
      "A fresh process has no hot path yet: so a trial is made too, which tells what a hot one gets."
    })
final class ExplainCommand implements Callable<Integer> {
  private static final Duration READING = Duration.ofSeconds(10);

  /** The names of the operations, for the help text. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Operations.ALL.stream().map(Operation::name).iterator();
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "OPERATION",
      completionCandidates = Names.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String operation;

  @Parameters(
      index = "1",
      paramLabel = "SIZE",
      converter = Sizes.WholeNumber.class,
      description = "A vector's length, a square matrix' order.")
  private int size;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private Arithmetic arithmetic;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Console console = Console.of(spec);
    try (Wasmath math = arithmetic.open()) {
      if (!math.settle(READING)) {
        console.note("what was measured before is not read yet");
      }
      Decision decision = math.explain(operation, size);
      Sizes.check(operation, size);
      if (math.implemented(operation, Strategy.WASM)) {
        console.note("measuring " + operation + ", for about a second");
      }
      Optional<Trial> trial = math.trial(operation, size);
      if (json) {
        console.json(json(decision, trial, math.fused()));
      } else {
        print(console, decision, trial, math);
      }
    }
    return 0;
  }

  private void print(Console console, Decision decision, Optional<Trial> trial, Wasmath math) {
    console.print(operation + ", size " + size + " (" + decision.elements() + " elements)");
    console.print("  now:    " + decision.strategy().label() + ": " + decision.reason());
    decision.evidence().ifPresent(it -> console.print("  pairs:  " + text(it)));
    decision.wisdom().ifPresent(it -> console.print("  wisdom: measured " + seconds(it)));
    decision.since().ifPresent(it -> console.print("  since:  " + seconds(it)));
    decision
        .quarantinedUntil()
        .ifPresent(it -> console.print("  WebAssembly is not used until " + seconds(it)));
    console.print(
        "  if hot: " + trial.map(t -> ifHot(t, decision)).orElse("cpu: no WebAssembly kernel"));
    math.backends().forEach(backend -> console.print("  backend " + backend));
    math.missingBackends().forEach(backend -> console.print("  missing " + backend));
  }

  private static String text(Evidence evidence) {
    return "%d on %s; WebAssembly %s as fast, %s to %s at 95 %%"
        .formatted(
            evidence.pairs(),
            evidence.onCallersInputs() ? "callers' inputs" : "scratch data",
            Quantities.times(evidence.ratio()),
            Quantities.times(evidence.low()),
            Quantities.times(evidence.high()));
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String ifHot(Trial trial, Decision decision) {
    if (!trial.agreement().accepted()) {
      return trial.agreement() == Agreement.OTHER_BITS
          ? "cpu: WebAssembly gave other bits"
          : "cpu: fused: WebAssembly was beyond the bound";
    }
    String measured =
        "WebAssembly %s, plain Java %s at size %d: speed-up %s, %s"
            .formatted(
                Quantities.time(trial.wasmNanos()),
                Quantities.time(trial.cpuNanos()),
                trial.size(),
                Quantities.times(trial.speedUp()),
                trial.agreement() == Agreement.SAME_BITS
                    ? "bits equal"
                    : "fused: within the bound");
    boolean small = decision.elements() <= 100;
    return (trial.won() && !small ? "wasm: " : "cpu: ")
        + (small ? "not above 100 elements; " : "")
        + measured;
  }

  private Map<String, ?> json(Decision decision, Optional<Trial> trial, boolean fused) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("fused", fused);
    object.put("operation", operation);
    object.put("size", size);
    object.put("elements", decision.elements());
    object.put("strategy", decision.strategy().label());
    object.put("reason", decision.reason());
    decision.evidence().ifPresent(it -> object.put("evidence", DecisionTable.json(it)));
    decision.wisdom().ifPresent(it -> object.put("wisdom", seconds(it)));
    decision.since().ifPresent(it -> object.put("since", seconds(it)));
    decision.quarantinedUntil().ifPresent(it -> object.put("quarantinedUntil", seconds(it)));
    trial.ifPresent(t -> object.put("trial", DecisionTable.json(t)));
    return object;
  }
}

package dev.wasmath.app;

import dev.wasmath.Policy;
import dev.wasmath.Wasmath;
import dev.wasmath.WisdomFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option that asks for fused multiply-add, and the opening of Wasmath with or without it. */
final class Arithmetic {
  /** What is said when it is on. */
  static final String FUSED =
      "fused multiply-add is on: results are within their error bounds, and their bits may differ"
          + " from machine to machine";

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--fused",
      description = {
        "Compile WebAssembly with fused multiply-add: faster products, no larger errors,",
        "but not the same bits everywhere."
      })
  private boolean fused;

  boolean fused() {
    return fused;
  }

  /** Opens with what was measured before, and says so when multiply-add is fused. */
  Wasmath open() {
    note();
    return Wasmath.builder().fused(fused).wisdom(WisdomFile.usual().path()).open();
  }

  /** Opens without what was measured before. */
  Wasmath openAnew() {
    return open(Policy.measured());
  }

  /** Opens with a policy, and says so when multiply-add is fused. */
  Wasmath open(Policy policy) {
    note();
    return Wasmath.builder().policy(policy).fused(fused).open();
  }

  private void note() {
    if (fused) {
      Console.of(spec).note(FUSED);
    }
  }
}

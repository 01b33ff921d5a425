package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.Simulation.Model;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

/** The promises of the orchestrator over random machines and programs. */
final class SimulationPropertyTest {
  private static final int CALLS = 20_000;

  private static Simulation run(
      long seed, double fixed, double perElement, double noise, double pauses) {
    Model wasm = Model.of(fixed, perElement);
    Simulation simulation =
        new Simulation(
            Tuning.usual(),
            seed,
            noise,
            pauses,
            Model.of(20, 1),
            wasm,
            (n, right) -> right,
            Policy.measured(),
            false);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < CALLS; i++) {
      // Checks the result and the budget.
      simulation.call((int) Math.exp(12 * random.nextDouble()));
    }
    return simulation;
  }

  @Property(tries = 60, seed = "1")
  void keepsToItsBudgetAndIsNeverMuchSlowerThanPlainJava(
      @ForAll @LongRange(min = 1, max = 1_000_000) long seed,
      @ForAll @DoubleRange(min = 1, max = 100_000) double fixed,
      @ForAll @DoubleRange(min = 0.05, max = 20) double perElement,
      @ForAll @DoubleRange(min = 0, max = 0.3) double noise,
      @ForAll @DoubleRange(min = 0, max = 0.02) double pauses) {
    Simulation simulation = run(seed, fixed, perElement, noise, pauses);
    assertThat(simulation.calls()).isEqualTo(CALLS);
    assertThat(simulation.overPlain()).isLessThan(1.06);
  }

  @Property(tries = 10, seed = "2")
  void sameSeedSameTrace(
      @ForAll @LongRange(min = 1, max = 1_000_000) long seed,
      @ForAll @DoubleRange(min = 1, max = 10_000) double fixed,
      @ForAll @DoubleRange(min = 0.05, max = 2) double perElement) {
    assertThat(run(seed, fixed, perElement, 0.1, 0.01).trace())
        .isEqualTo(run(seed, fixed, perElement, 0.1, 0.01).trace());
  }
}

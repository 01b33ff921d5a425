package dev.wasmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wasmath.Simulation.Model;
import dev.wasmath.backend.BackendFailure;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The workloads of the orchestrator's design, on a virtual clock: no gate depends on a machine. */
final class SimulationTest {
  private static final Model PLAIN = Model.of(20, 1.0);

  /** Slower below 250 elements, eight times as fast in the end. */
  private static final Model CROSSING = Model.of(240, 0.12);

  private static Simulation run(Simulation simulation, int calls, IntUnaryOperator sizes) {
    for (int i = 0; i < calls; i++) {
      simulation.call(sizes.applyAsInt(i));
    }
    assertThat(simulation.calls()).isEqualTo(calls);
    return simulation;
  }

  private static IntUnaryOperator anySize(int largest) {
    SplittableRandom random = new SplittableRandom(7);
    return i -> (int) Math.exp(random.nextDouble() * Math.log(largest));
  }

  @Test
  void comesNearTheOracleOverAllSizes() {
    Simulation simulation = run(new Simulation(PLAIN, CROSSING), 200_000, anySize(1_000_000));
    assertThat(simulation.overOracle()).isLessThan(1.05);
    assertThat(simulation.planned(20)).isEqualTo(Strategy.CPU);
    assertThat(simulation.planned(100_000)).isEqualTo(Strategy.WASM);
  }

  @Test
  void aCrossoverInsideAClassCostsLittle() {
    IntUnaryOperator around = i -> 180 + i % 140;
    assertThat(run(new Simulation(PLAIN, CROSSING), 1_000_000, around).overOracle())
        .isLessThan(1.05);
  }

  @Test
  void nearlyEqualStrategiesDoNotAlternate() {
    Model nearly = Model.of(20, 0.985);
    Simulation simulation = Simulation.tuned(Tuning.usual(), 0.1, 0.01, PLAIN, nearly);
    run(simulation, 300_000, i -> 10_000);
    assertThat(simulation.switches()).isLessThanOrEqualTo(8);
    assertThat(simulation.overOracle()).isLessThan(1.05);
  }

  @Test
  void pausesAndHeavyTailsDoNotMislead() {
    Simulation simulation = Simulation.tuned(Tuning.usual(), 0.3, 0.05, PLAIN, CROSSING);
    run(simulation, 100_000, i -> 5_000);
    assertThat(simulation.planned(5_000)).isEqualTo(Strategy.WASM);
    assertThat(simulation.switches()).isLessThan(20);
  }

  @Test
  void aChallengerThatBecomesFastIsFound() {
    Model late = (n, now) -> (now < 3_000_000_000L ? 2.0 : 0.1) * n;
    Simulation simulation = run(new Simulation(PLAIN, late), 1_000_000, i -> 20_000);
    assertThat(simulation.planned(20_000)).isEqualTo(Strategy.WASM);
    assertThat(simulation.overOracle()).isLessThan(1.6);
  }

  @Test
  void aChallengerThatBecomesSlowIsLeft() {
    Model early = (n, now) -> (now < 3_000_000_000L ? 0.1 : 5.0) * n;
    Simulation simulation = run(new Simulation(PLAIN, early), 3_000_000, i -> 20_000);
    assertThat(simulation.planned(20_000)).isEqualTo(Strategy.CPU);
    assertThat(simulation.overOracle()).isLessThan(1.1);
  }

  @Test
  void aKernelThatIsCompiledAnewComesBackSoon() {
    Model anew =
        (n, now) -> (5_000_000L < now && now < 1_000_000_000L ? 300 : 1) * CROSSING.nanos(n, now);
    List<Verdict> verdicts =
        run(new Simulation(PLAIN, CROSSING), 200_000, anySize(1_000_000)).verdicts();
    Simulation simulation = new Simulation(PLAIN, anew).recall(verdicts, true);
    while (simulation.time() < 1_900_000_000L) {
      simulation.call(20_000);
    }
    assertThat(simulation.switches()).isPositive();
    assertThat(simulation.planned(20_000)).isEqualTo(Strategy.WASM);
  }

  @Test
  void pairsOfCodeThatWasNotCompiledAreForgotten() {
    List<Verdict> verdicts =
        run(new Simulation(PLAIN, CROSSING), 200_000, anySize(1_000_000)).verdicts();
    Simulation simulation =
        new Simulation(cold(PLAIN, 30_000), cold(CROSSING, 60_000)).recall(verdicts, true);
    while (simulation.time() < 5_000_000_000L) {
      simulation.call(1_000);
    }
    assertThat(simulation.planned(1_000)).isEqualTo(Strategy.CPU);
    while (simulation.time() < 6_000_000_000L) {
      simulation.call(1_000);
    }
    assertThat(simulation.planned(1_000)).isEqualTo(Strategy.WASM);
  }

  /** What takes longer for five seconds. */
  private static Model cold(Model warm, double nanos) {
    return (n, now) -> now < 5_000_000_000L ? nanos : warm.nanos(n, now);
  }

  @Test
  void phasesAreFollowed() {
    Model phases = (n, now) -> (now / 10_000_000_000L % 2 == 0 ? 0.3 : 3.0) * n;
    Simulation simulation = run(new Simulation(PLAIN, phases), 2_000_000, i -> 20_000);
    assertThat(simulation.overOracle()).isLessThan(1.5);
  }

  @Test
  void timesThatFlipWithTheProbesDoNotMislead() {
    int[] calls = new int[1];
    Model flipping = (n, now) -> (calls[0]++ % 2 == 0 ? 0.5 : 1.5) * n;
    Simulation simulation = run(new Simulation(PLAIN, flipping), 200_000, i -> 20_000);
    assertThat(simulation.switches()).isLessThan(20);
    assertThat(simulation.overPlain()).isLessThan(1.1);
  }

  @Test
  void sizesThatAliasWithTheStrideAreAllSeen() {
    IntUnaryOperator aliasing = i -> i % 64 == 0 ? 100_000 : 50;
    Simulation simulation = run(new Simulation(PLAIN, CROSSING), 500_000, aliasing);
    assertThat(simulation.planned(100_000)).isEqualTo(Strategy.WASM);
    assertThat(simulation.planned(50)).isEqualTo(Strategy.CPU);
    assertThat(simulation.overOracle()).isLessThan(1.06);
  }

  @Test
  void eachSizeOnceStillLearns() {
    Simulation simulation = run(new Simulation(PLAIN, CROSSING), 30_000, i -> 1 + i);
    assertThat(simulation.overOracle()).isLessThan(1.06);
  }

  @Test
  void tinyCallsAreLeftAlone() {
    Simulation simulation = run(new Simulation(PLAIN, CROSSING), 1_000_000, i -> 1 + i % 8);
    assertThat(simulation.probingShare()).isEqualTo(0);
    assertThat(simulation.overPlain()).isBetween(0.98, 1.02);
  }

  @Test
  void coarseAndBackwardClocksDoNoHarm() {
    Simulation coarse = new Simulation(PLAIN, CROSSING).withGranularity(100_000);
    assertThat(run(coarse, 200_000, anySize(100_000)).overPlain()).isLessThan(1.02);
    Simulation backward = new Simulation(PLAIN, CROSSING).withStepsBackward(50_000);
    assertThat(run(backward, 200_000, anySize(100_000)).overPlain()).isLessThan(1.02);
  }

  @Test
  void aMachineThatIsSlowerForAllChangesNothing() {
    Model plain = (n, now) -> (now < 2_000_000_000L ? 1 : 3) * PLAIN.nanos(n, now);
    Model wasm = (n, now) -> (now < 2_000_000_000L ? 1 : 3) * CROSSING.nanos(n, now);
    Simulation simulation = run(new Simulation(plain, wasm), 500_000, i -> 10_000);
    assertThat(simulation.switches()).isLessThanOrEqualTo(8);
    assertThat(simulation.overOracle()).isLessThan(1.06);
  }

  @Test
  void aSlowChallengerIsNoHarm() {
    Simulation simulation = run(new Simulation(PLAIN, Model.of(1e6, 50)), 50_000, i -> 5_000);
    assertThat(simulation.overPlain()).isLessThan(1.02);
  }

  @Test
  void faultsAreQuarantinedAndResultsStayRight() {
    Model fast = Model.of(20, 0.1);
    Simulation throwing =
        Simulation.faulty(
            PLAIN,
            fast,
            (n, right) -> {
              throw new BackendFailure("trapped");
            });
    run(throwing, 50_000, i -> 5_000);
    assertThat(throwing.happened(Event.Kind.QUARANTINE)).isTrue();
    assertThat(throwing.planned(5_000)).isEqualTo(Strategy.CPU);
    Simulation hanging =
        Simulation.faulty(
            PLAIN,
            fast,
            (n, right) -> {
              throw new Simulation.Hanging();
            });
    run(hanging, 50_000, i -> 5_000);
    assertThat(hanging.happened(Event.Kind.QUARANTINE)).isTrue();
  }

  @Test
  void wrongResultsAreNeverUsed() {
    Model fast = Model.of(20, 0.1);
    for (Simulation.Fault fault :
        new Simulation.Fault[] {
          (n, right) -> Double.NaN,
          (n, right) -> Math.nextUp(right),
          (n, right) -> n % 8 == 0 ? right + 1 : right
        }) {
      Simulation lying = run(Simulation.faulty(PLAIN, fast, fault), 50_000, i -> 5_000 + i % 16);
      assertThat(lying.happened(Event.Kind.WRONG_RESULT)).isTrue();
      assertThat(lying.planned(5_000)).isEqualTo(Strategy.CPU);
    }
  }

  @Test
  void refusedMemoryLimitsTheSizesThatAreServed() {
    Simulation simulation =
        Simulation.faulty(
            PLAIN,
            Model.of(20, 0.1),
            (n, right) -> {
              if (n > 3_000_000) {
                throw BackendFailure.tooLarge("memory did not grow");
              }
              return right;
            });
    run(simulation, 20_000, i -> i % 100 == 99 ? 5_000_000 : 20_000);
    assertThat(simulation.happened(Event.Kind.CAPACITY)).isTrue();
    assertThat(simulation.happened(Event.Kind.QUARANTINE)).isFalse();
    assertThat(simulation.planned(20_000)).isEqualTo(Strategy.WASM);
    assertThat(simulation.planned(5_000_000)).isEqualTo(Strategy.CPU);
  }

  @Test
  void aKernelReturnsFromQuarantine() {
    int[] failures = {3};
    Simulation simulation =
        Simulation.faulty(
            PLAIN,
            Model.of(20, 0.1),
            (n, right) -> {
              if (n == 5_000 && failures[0]-- > 0) {
                throw new BackendFailure("trapped");
              }
              return right;
            });
    run(simulation, 50_000, i -> 5_000);
    for (int i = 0; i < 2_000; i++) {
      simulation.rest(Duration.ofMillis(50));
      simulation.call(5_000);
    }
    assertThat(simulation.happened(Event.Kind.QUARANTINE)).isTrue();
    assertThat(simulation.planned(5_000)).isEqualTo(Strategy.WASM);
  }

  private static List<Strategy> plan(Simulation simulation) {
    return IntStream.rangeClosed(1, 25).map(log -> 1 << log).mapToObj(simulation::planned).toList();
  }

  @Test
  void wisdomGivesThePlanWithoutAProbe() {
    Simulation first = run(new Simulation(PLAIN, CROSSING), 200_000, anySize(1_000_000));
    List<Verdict> verdicts = first.verdicts();
    assertThat(verdicts).isNotEmpty();
    Simulation second = new Simulation(PLAIN, CROSSING).recall(verdicts, true);
    // A decision that is taken over stands for two seconds, as one that is made does.
    run(second, 2_000, anySize(1_000_000));
    assertThat(second.probing()).isEqualTo(0);
    assertThat(second.switches()).isEqualTo(0);
    assertThat(plan(second)).isEqualTo(plan(first)).contains(Strategy.CPU, Strategy.WASM);
    assertThat(second.overOracle()).isLessThan(1.03);
    assertThat(second.verdicts()).isEmpty();
  }

  @Test
  void wisdomThatBecameWrongIsCorrected() {
    List<Verdict> verdicts =
        run(new Simulation(PLAIN, CROSSING), 200_000, anySize(1_000_000)).verdicts();
    Simulation later = new Simulation(PLAIN, Model.of(20, 2)).recall(verdicts, true);
    run(later, 500_000, i -> 20_000);
    assertThat(later.planned(20_000)).isEqualTo(Strategy.CPU);
    assertThat(later.verdicts()).isNotEmpty();
  }

  @Test
  void wisdomOfAnotherRuntimeIsMeasuredAgainAtOnce() {
    List<Verdict> verdicts =
        run(new Simulation(PLAIN, CROSSING), 200_000, anySize(1_000_000)).verdicts();
    int known = SizeClass.ofCost(800_000);
    Verdict there =
        verdicts.stream()
            .filter(verdict -> verdict.sizeClass() >= known - 8)
            .findFirst()
            .orElseThrow();
    Simulation start = new Simulation(PLAIN, CROSSING).recall(verdicts, false);
    int size = (int) there.cost() + 1;
    start.call(size);
    assertThat(start.planned(size)).isEqualTo(Strategy.WASM);
    for (int i = 0; i < 2_000; i++) {
      start.call(size);
    }
    assertThat(start.probing()).isPositive();
    assertThat(start.switches()).isEqualTo(0);
    assertThat(start.verdicts()).hasSize(1);
  }

  @Test
  void frozenNothingIsProbed() {
    List<Verdict> verdicts =
        run(new Simulation(PLAIN, CROSSING), 200_000, anySize(1_000_000)).verdicts();
    Simulation wise = Simulation.frozen(PLAIN, CROSSING).recall(verdicts, true);
    run(wise, 300_000, anySize(1_000_000));
    assertThat(wise.probing()).isEqualTo(0);
    assertThat(wise.overOracle()).isLessThan(1.03);
    Simulation alone = Simulation.frozen(PLAIN, CROSSING);
    run(alone, 300_000, anySize(1_000_000));
    assertThat(alone.probing()).isEqualTo(0);
    assertThat(alone.planned(100)).isEqualTo(Strategy.CPU);
    assertThat(alone.planned(10_000)).isEqualTo(Strategy.WASM);
  }

  @Test
  void withoutHysteresisStrategiesAlternate() {
    Tuning hasty = new Tuning(0, 1, 0, 5_000_000L, 0.02, 1, 0);
    Simulation simulation = Simulation.tuned(hasty, 0.1, 0.01, PLAIN, Model.of(20, 0.985));
    run(simulation, 300_000, i -> 10_000);
    assertThat(simulation.switches()).isGreaterThan(8);
  }

  @Test
  void withoutABudgetProbingTakesTooMuch() {
    Tuning spending = new Tuning(Math.log(1.03), 6, 0, 5_000_000L, 1e9, 1, 0);
    Simulation simulation = Simulation.tuned(spending, 0.1, 0, PLAIN, Model.of(20, 1.4));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> run(simulation, 100_000, i -> 10_000))
        .withMessageContaining("were allowed");
  }

  @Test
  void withoutSizeClassesTheOracleIsFar() {
    Tuning coarse = new Tuning(Math.log(1.03), 6, 2_000_000_000L, 5_000_000L, 0.02, 64, 0);
    Simulation simulation = Simulation.tuned(coarse, 0.05, 0, PLAIN, Model.of(20_000, 0.12));
    run(simulation, 200_000, anySize(1_000_000));
    assertThat(simulation.overOracle()).isGreaterThan(1.05);
  }

  @Test
  void sameSeedSameTrace() {
    String trace = run(new Simulation(PLAIN, CROSSING), 100_000, anySize(1_000_000)).trace();
    assertThat(run(new Simulation(PLAIN, CROSSING), 100_000, anySize(1_000_000)).trace())
        .isEqualTo(trace);
  }
}

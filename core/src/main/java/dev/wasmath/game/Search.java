package dev.wasmath.game;

import dev.wasmath.Games;
import dev.wasmath.Wasmath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of a solver: it evaluates the profiles that the solver comes by, keeps the one with the
 * least regret and the equilibria, and says when to stop.
 */
final class Search {
  /** Payoffs this close to the best, relative to their range, are best responses. */
  private static final double TIE = 1e-12;

  /** Equilibria closer than this are the same. */
  private static final double SAME = 1e-7;

  private final Wasmath math;
  private final Game game;
  private final Controls controls;
  private final double range;
  private final long started = System.nanoTime();
  private final History history = new History();
  private final List<MixedProfile> equilibria = new ArrayList<>();
  private final double[][] payoffs;
  private double[][] best;
  private double least = Double.POSITIVE_INFINITY;
  private double[] leastRegrets = {};
  private boolean collecting;
  private Optional<Status> status = Optional.empty();
  private long iterations;
  private long stageEnd = Long.MAX_VALUE;
  private MixedProfile start;

  /**
   * @throws IllegalArgumentException if the range of the payoffs overflows, or the starting profile
   *     is not one of the game
   */
  Search(Wasmath math, Game game, Controls controls) {
    this.math = math;
    this.game = game;
    this.controls = controls;
    this.range = Regret.range(game);
    this.payoffs = new double[game.players()][];
    controls.start().ifPresent(profile -> profile.checkFits(game));
    this.start = controls.start().orElseGet(() -> MixedProfile.uniform(game));
    this.best = start();
  }

  Wasmath math() {
    return math;
  }

  Games games() {
    return math.games();
  }

  Game game() {
    return game;
  }

  Controls controls() {
    return controls;
  }

  /** The range of the payoffs, or 1 if all are the same: something to divide by. */
  double scale() {
    return range == 0 ? 1 : range;
  }

  /** Where to start, in new arrays. */
  double[][] start() {
    return start.toArrays();
  }

  /** From now on solvers start elsewhere. */
  void startFrom(MixedProfile other) {
    start = other;
  }

  /** Goes on after an equilibrium, because the solver looks for more, and keeps them. */
  void collect() {
    collecting = true;
  }

  /** From now on so many iterations are made at most, until the next stage. */
  void stage(long limit) {
    stageEnd = iterations + limit;
  }

  /** Ends a stage, whatever became of it. */
  void stageOver() {
    stageEnd = Long.MAX_VALUE;
  }

  /** Whether the whole search is over. */
  boolean over() {
    return status.isPresent();
  }

  /** Counts an iteration that came by this profile. Returns whether to go on. */
  boolean visit(double[][] profile) {
    double relative = look(profile);
    iterations++;
    if (controls.history()) {
      history.add(new NashResult.Point(iterations, relative, least));
    }
    controls.listener().heard(new SearchProgress(iterations, time(), relative, least));
    return goOn();
  }

  /** Counts an iteration without a profile. Returns whether to go on. */
  boolean count() {
    iterations++;
    return goOn();
  }

  /** Evaluates a profile, without counting an iteration. Returns its relative epsilon. */
  double look(double[][] profile) {
    for (int i = 0; i < profile.length; i++) {
      payoffs[i] = game.deviationPayoffs(math, i, profile);
    }
    double[] regrets = games().convergenceCheck(payoffs, profile);
    double epsilon = math.vectors().max(regrets);
    double relative = range == 0 ? 0 : epsilon / range;
    if (relative < least) {
      least = relative;
      leastRegrets = regrets;
      best = MixedProfile.copy(profile);
    }
    if (!collecting && relative <= controls.epsilon()) {
      stop(Status.CONVERGED);
    }
    return relative;
  }

  /** Keeps a profile among the equilibria, if it is one and was not found before. */
  void keep(double[][] profile) {
    MixedProfile equilibrium = MixedProfile.of(profile);
    if (equilibria.stream().noneMatch(other -> other.distance(equilibrium) < SAME)) {
      keepNew(profile);
    }
  }

  /** The same for a profile that cannot have been found before. */
  void keepNew(double[][] profile) {
    if (look(profile) <= controls.epsilon()) {
      equilibria.add(MixedProfile.of(profile));
    }
  }

  /** The number of equilibria kept. */
  int kept() {
    return equilibria.size();
  }

  /** The deviation payoffs against the profile looked at last, a row a player. */
  double[][] payoffs() {
    return payoffs;
  }

  /** The best response to the profile looked at last, the lowest strategy winning a tie. */
  int bestResponse(int player) {
    return games().bestResponse(payoffs[player], TIE * Math.min(range, Double.MAX_VALUE));
  }

  /** The least relative epsilon seen. */
  double least() {
    return least;
  }

  /** The profile with the least regret seen, in new arrays. */
  double[][] best() {
    return MixedProfile.copy(best);
  }

  /** Whether the time is up, or the thread was interrupted: the search stops then. */
  boolean late() {
    if (Thread.currentThread().isInterrupted()) {
      stop(Status.CANCELLED);
      return true;
    }
    if (time().compareTo(controls.timeLimit()) >= 0) {
      stop(Status.TIME_LIMIT);
      return true;
    }
    return false;
  }

  /** Stops for a reason of the solver's. */
  void stop(Status reason) {
    if (status.isEmpty()) {
      status = Optional.of(reason);
    }
  }

  /** What was found; a solver that just returns has searched all there is. */
  NashResult result() {
    if (iterations == 0 || leastRegrets.length == 0) {
      look(start());
    }
    MixedProfile profile = MixedProfile.of(best);
    List<MixedProfile> found =
        collecting ? equilibria : least <= controls.epsilon() ? List.of(profile) : List.of();
    return new NashResult(
        profile,
        outcome(!found.isEmpty()),
        Regret.of(leastRegrets, range),
        iterations,
        time(),
        found,
        history.points());
  }

  /**
   * Why the search stopped. One that looks for a single equilibrium and has it has converged, even
   * if it was refined after a limit was reached.
   */
  private Status outcome(boolean found) {
    if (found && (!collecting || status.isEmpty())) {
      return Status.CONVERGED;
    }
    return status.orElse(Status.EXHAUSTED);
  }

  /** Whether to go on; it notices when a limit is reached. */
  boolean goOn() {
    if (iterations >= controls.iterations()) {
      stop(Status.MAX_ITERATIONS);
    }
    return !over() && !late() && iterations < stageEnd;
  }

  private Duration time() {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}

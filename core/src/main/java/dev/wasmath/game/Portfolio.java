package dev.wasmath.game;

import dev.wasmath.op.Probe;

/**
 * Several solvers, one after the other, until one reaches the epsilon asked for: pure equilibria;
 * for two players the Lemke-Howson algorithm; the logit path; then, from one random profile after
 * the other, regret matching+ and every third time the logit path. What comes of each is refined by
 * Newton's method on the supports that it suggests, to a relative epsilon of 1e-10 where it can.
 *
 * <p>It promises nothing for every game; it says honestly how far it came.
 */
public record Portfolio() implements NashSolver {
  /** Pure profiles are enumerated up to so many where there are dense payoffs. */
  private static final double ENUMERABLE = 1 << 26;

  /** Elsewhere up to so many payoffs are computed for it. */
  private static final double COMPUTABLE = 1 << 22;

  /** Lemke-Howson is tried up to so many strategies of both players together. */
  private static final int EXACT_STRATEGIES = 40;

  private static final double[] THRESHOLDS = {0.1, 0.03, 0.01, 1e-3};
  private static final double REFINED = 1e-10;
  private static final long PATH = 1000;
  private static final long MATCHING = 200;
  private static final int PATH_EVERY = 3;

  void run(Search search) {
    attempt(search);
    if (search.least() > REFINED && !search.late()) {
      SupportNewton.polish(search, search.best(), REFINED, THRESHOLDS);
    }
  }

  private static void attempt(Search search) {
    Game game = search.game();
    if (isEnumerable(game)) {
      PureEquilibria.find(search, 1);
    }
    boolean small =
        game.players() == 2 && game.strategies(0) + game.strategies(1) <= EXACT_STRATEGIES;
    if (small && !search.over()) {
      LemkeHowson.path(search, 0);
    }
    Probe probe = Probe.ordinary(search.controls().seed());
    for (int k = 0; k < search.controls().starts() && !search.over(); k++) {
      if (k > 0) {
        search.startFrom(Starts.random(game, probe));
      }
      if (k % PATH_EVERY == 0) {
        search.stage(PATH);
        new LogitPath().run(search);
      } else {
        search.stage(MATCHING);
        new RegretMatching(true).run(search);
      }
      search.stageOver();
      if (!search.over()) {
        SupportNewton.polish(search, search.best(), search.controls().epsilon(), THRESHOLDS);
      }
    }
    search.stop(Status.MAX_ITERATIONS);
  }

  private static boolean isEnumerable(Game game) {
    double profiles = 1;
    for (int s : game.strategies()) {
      profiles *= s;
    }
    return switch (game) {
      case BimatrixGame _, NormalFormGame _ -> profiles <= ENUMERABLE;
      case PolymatrixGame _, SymmetricGame _ -> profiles * game.players() <= COMPUTABLE;
    };
  }
}

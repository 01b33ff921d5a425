package dev.wasmath.game;

import dev.wasmath.Wasmath;

/**
 * A way to look for Nash equilibria. Every result carries its epsilon; what a solver promises
 * beyond that, its page says.
 */
public sealed interface NashSolver
    permits BestResponses,
        FictitiousPlay,
        LemkeHowson,
        LogitDynamics,
        LogitPath,
        Portfolio,
        PureEquilibria,
        RegretMatching,
        Replicator,
        SupportEnumeration {
  /**
   * Looks for equilibria of a game.
   *
   * @throws IllegalArgumentException if the solver is not for such games, the starting profile is
   *     not one of the game, or the range of the payoffs overflows
   */
  default NashResult solve(Wasmath math, Game game, Controls controls) {
    Search search = new Search(math, game, controls);
    switch (this) {
      case BestResponses it -> it.run(search);
      case FictitiousPlay it -> it.run(search);
      case LemkeHowson it -> it.run(search);
      case LogitDynamics it -> it.run(search);
      case LogitPath it -> it.run(search);
      case Portfolio it -> it.run(search);
      case PureEquilibria it -> it.run(search);
      case RegretMatching it -> it.run(search);
      case Replicator it -> it.run(search);
      case SupportEnumeration it -> it.run(search);
    }
    return search.result();
  }
}

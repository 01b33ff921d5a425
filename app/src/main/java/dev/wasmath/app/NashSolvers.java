package dev.wasmath.app;

import dev.wasmath.game.BestResponses;
import dev.wasmath.game.FictitiousPlay;
import dev.wasmath.game.FictitiousPlay.Order;
import dev.wasmath.game.LemkeHowson;
import dev.wasmath.game.LogitDynamics;
import dev.wasmath.game.LogitPath;
import dev.wasmath.game.NashSolver;
import dev.wasmath.game.Portfolio;
import dev.wasmath.game.PureEquilibria;
import dev.wasmath.game.RegretMatching;
import dev.wasmath.game.Replicator;
import dev.wasmath.game.SupportEnumeration;
import java.util.Iterator;
import java.util.List;

/** The solvers by the names that the command line has for them. */
final class NashSolvers {
  static final String AUTO = "auto";

  private static final List<String> NAMES =
      List.of(
          AUTO,
          "pure",
          "lemke-howson",
          "support",
          "logit-path",
          "logit-dynamics",
          "fictitious-play",
          "fictitious-play-alternating",
          "fictitious-play-stochastic",
          "regret-matching",
          "regret-matching-plus",
          "replicator",
          "best-response");

  /** Rationality and step of the logit dynamics. */
  private static final LogitDynamics LOGIT = new LogitDynamics(100, 0.1);

  private NashSolvers() {}

  /** The names, for the help text. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return NAMES.iterator();
    }
  }

  /**
   * The solver of a name.
   *
   * @param all whether it looks for more than one equilibrium, if it can
   * @throws IllegalArgumentException if there is none of this name, or it cannot look for more
   */
  static NashSolver named(String name, boolean all) {
    if (all) {
      return enumerating(name);
    }
    return switch (name) {
      case AUTO -> new Portfolio();
      case "pure" -> new PureEquilibria(1);
      case "lemke-howson" -> new LemkeHowson(List.of(0));
      case "support" -> new SupportEnumeration(false);
      case "logit-path" -> new LogitPath();
      case "logit-dynamics" -> LOGIT;
      case "fictitious-play" -> new FictitiousPlay(Order.SIMULTANEOUS);
      case "fictitious-play-alternating" -> new FictitiousPlay(Order.ALTERNATING);
      case "fictitious-play-stochastic" -> new FictitiousPlay(Order.STOCHASTIC);
      case "regret-matching" -> new RegretMatching(false);
      case "regret-matching-plus" -> new RegretMatching(true);
      case "replicator" -> new Replicator(1);
      case "best-response" -> new BestResponses();
      default -> throw unknown(name);
    };
  }

  private static NashSolver enumerating(String name) {
    return switch (name) {
      case AUTO, "support" -> new SupportEnumeration(true);
      case "pure" -> new PureEquilibria(Integer.MAX_VALUE);
      case "lemke-howson" -> LemkeHowson.allLabels();
      default -> {
        if (!NAMES.contains(name)) {
          throw unknown(name);
        }
        throw new IllegalArgumentException(
            name + " finds one equilibrium at most; --all goes with support, lemke-howson, pure");
      }
    };
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "unknown solver: " + name + "; there are " + String.join(", ", NAMES));
  }
}

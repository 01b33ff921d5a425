package dev.wasmath.app;

import dev.wasmath.Wasmath;
import dev.wasmath.game.Controls;
import dev.wasmath.game.GambitProfile;
import dev.wasmath.game.Game;
import dev.wasmath.game.MixedProfile;
import dev.wasmath.game.NashResult;
import dev.wasmath.game.PureEquilibria;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wasmath nash pure FILE}: the pure equilibria of a game. */
@Command(
    name = "pure",
    description = {
      "List the pure equilibria of a game, by looking at every pure profile.",
      "Prints Gambit's line for each, and nothing if there are none."
    })
final class NashPureCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private NashInput input;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10000",
      converter = Sizes.WholeNumber.class,
      description = "List so many at most. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Mixin private Arithmetic arithmetic;

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    PureEquilibria solver = new PureEquilibria(limit);
    Game game = input.read();
    Controls controls =
        Controls.standard()
            .withIterations(Long.MAX_VALUE)
            .withTimeLimit(ChronoUnit.FOREVER.getDuration());
    NashResult result;
    try (Wasmath math = arithmetic.open()) {
      result = input.naming(() -> solver.solve(math, game, controls));
    }
    List<MixedProfile> found = result.equilibria();
    if (input.json()) {
      console.json(json(game, found));
    } else {
      found.forEach(profile -> console.print(GambitProfile.format(profile)));
    }
    console.note(
        "%d pure equilibria%s"
            .formatted(found.size(), found.size() == limit ? "; there may be more" : ""));
    return 0;
  }

  private Map<String, ?> json(Game game, List<MixedProfile> found) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("fused", arithmetic.fused());
    object.put("title", game.title());
    object.put("pureEquilibria", found.stream().map(profile -> labels(game, profile)).toList());
    return object;
  }

  /** The label of what each player plays. */
  private static List<String> labels(Game game, MixedProfile profile) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < game.players(); i++) {
      int strategy = 0;
      while (profile.probability(i, strategy) == 0) {
        strategy++;
      }
      labels.add(game.player(i).label(strategy));
    }
    return labels;
  }
}

package dev.wasmath.app;

import dev.wasmath.app.format.ProfileFiles;
import dev.wasmath.game.Game;
import dev.wasmath.game.MixedProfile;
import dev.wasmath.game.Regret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasmath nash check FILE PROFILES}: how far profiles are from equilibria. */
@Command(
    name = "check",
    description = {
      "Tell how far profiles are from being equilibria.",
      "Regrets are computed by enumeration of all pure profiles, which no solver uses."
    },
    exitCodeList = {
      "0:all are equilibria within the epsilon asked for",
      "1:one is not, or something else failed",
      "2:the command or a file is wrong"
    })
final class NashCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private NashInput input;

  @Parameters(
      index = "1",
      paramLabel = "PROFILES",
      description =
          "A file with a profile in each line, as nash solve prints them: NE,1,0,0.25,0.75. The "
              + "letters may be absent; lines that start with # are passed over.")
  private Path profiles;

  @Option(
      names = "--epsilon",
      paramLabel = "X",
      defaultValue = "1e-6",
      description =
          "The relative epsilon that counts as an equilibrium. Default: ${DEFAULT-VALUE}.")
  private double epsilon;

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException("epsilon must be 0 or more: " + epsilon);
    }
    Game game = input.read();
    List<MixedProfile> read = ProfileFiles.read(profiles, game);
    List<Map<String, ?>> objects = new ArrayList<>();
    int wrong = 0;
    for (MixedProfile profile : read) {
      Regret regret = input.naming(() -> Regret.enumerated(game, profile));
      boolean equilibrium = regret.relativeEpsilon() <= epsilon;
      wrong += equilibrium ? 0 : 1;
      if (!input.json()) {
        console.print(text(regret, equilibrium));
      }
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("equilibrium", equilibrium);
      object.putAll(json(regret));
      object.put("regrets", regret.each());
      objects.add(object);
    }
    if (input.json()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("version", 1);
      object.put("title", game.title());
      object.put("epsilonAsked", epsilon);
      object.put("profiles", objects);
      console.json(object);
    }
    console.note(
        "%d of %d profiles are equilibria within a relative epsilon of %s"
            .formatted(read.size() - wrong, read.size(), epsilon));
    return wrong == 0 ? 0 : 1;
  }

  private static String text(Regret regret, boolean equilibrium) {
    return String.format(
        Locale.ROOT,
        "%s: epsilon %.6g, relative %.6g; NashConv %.6g",
        equilibrium ? "equilibrium" : "no equilibrium",
        regret.epsilon(),
        regret.relativeEpsilon(),
        regret.nashConv());
  }

  static Map<String, ?> json(Regret regret) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("epsilon", regret.epsilon());
    object.put("relativeEpsilon", regret.relativeEpsilon());
    object.put("nashConv", regret.nashConv());
    object.put("relativeNashConv", regret.relativeNashConv());
    object.put("payoffRange", regret.range());
    return object;
  }
}

package dev.wasmath.app;

import dev.wasmath.game.GameTraits;
import dev.wasmath.game.NormalFormGame;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wasmath nash info FILE}: what a game is. */
@Command(name = "info", description = "Tell the size and the kind of a game.")
final class NashInfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private NashInput input;

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    NormalFormGame game = input.read();
    GameTraits traits = GameTraits.of(game);
    if (input.json()) {
      console.json(json(game, traits));
    } else {
      print(console, game, traits);
    }
    return 0;
  }

  private static void print(Console console, NormalFormGame game, GameTraits traits) {
    console.print("title: " + game.title());
    for (int i = 0; i < game.players(); i++) {
      console.print(
          "player \"%s\": %d strategies, payoffs from %s to %s"
              .formatted(
                  game.player(i).name(),
                  game.strategies(i),
                  traits.lowest().get(i),
                  traits.highest().get(i)));
    }
    console.print("pure profiles: " + game.profiles());
    console.print("bytes of payoffs: " + bytes(game));
    console.print("constant-sum: " + yes(traits.constantSum()));
    console.print("common payoffs: " + yes(traits.commonPayoffs()));
    console.print("symmetric: " + yes(traits.symmetric()));
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }

  private static long bytes(NormalFormGame game) {
    return Double.BYTES * game.profiles() * game.players();
  }

  private static Map<String, ?> json(NormalFormGame game, GameTraits traits) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", 1);
    object.put("title", game.title());
    object.put("comment", game.comment());
    object.put("players", game.players());
    object.put(
        "names", IntStream.range(0, game.players()).mapToObj(i -> game.player(i).name()).toList());
    object.put("strategies", game.strategies());
    object.put("profiles", game.profiles());
    object.put("payoffBytes", bytes(game));
    object.put("lowestPayoffs", traits.lowest());
    object.put("highestPayoffs", traits.highest());
    object.put("constantSum", traits.constantSum());
    object.put("commonPayoffs", traits.commonPayoffs());
    object.put("symmetric", traits.symmetric());
    return object;
  }
}

package dev.wasmath.engine.fuzz;

import dev.wasmath.engine.Lowering;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * The long run: many random modules through every lowering, the interpreter and Node.
 *
 * <pre>{@code
 * ./mvnw -q -pl engine test-compile exec:exec@fuzz -Dfuzz.args="target/fuzz loop:0:60000 ttf:0:40000"
 * ./mvnw -q -pl engine test-compile exec:exec@fuzz-hot -Dfuzz.args="target/fuzz hot:0:300"
 * }</pre>
 *
 * <p>Arguments: a folder, the {@linkplain FuzzPart parts}, and the names of lowerings if not all. A
 * module that fails is written to the folder with what differs and how to run it again. So is how
 * far each part has come: the same command goes on from there. The last line is {@code N passed, N
 * failed}.
 */
public final class FuzzRun {

  private static final int BATCH = 200;

  private final Path folder;
  private final List<FuzzPart> parts;
  private final List<Lowering> lowerings;
  private final FuzzProgress progress;

  private FuzzRun(Path folder, List<FuzzPart> parts, List<Lowering> lowerings) throws IOException {
    this.folder = folder;
    this.parts = parts;
    this.lowerings = lowerings;
    this.progress = FuzzProgress.read(folder);
  }

  public static void main(String[] args) throws IOException {
    if (args.length < 2 || !args[1].contains(":")) {
      throw new IllegalArgumentException("FOLDER KIND:FIRST:END... [LOWERING...]");
    }
    List<String> words = List.of(args).subList(1, args.length);
    List<FuzzPart> parts =
        words.stream().filter(word -> word.contains(":")).map(FuzzPart::parse).toList();
    List<Lowering> named =
        words.stream().filter(word -> !word.contains(":")).map(Lowering::valueOf).toList();
    List<Lowering> all =
        Stream.of(Lowering.values()).filter(lowering -> lowering != Lowering.AUTO).toList();
    FuzzRun run = new FuzzRun(Path.of(args[0]), parts, named.isEmpty() ? all : named);
    System.exit(run.run() ? 0 : 1);
  }

  /** Whether nothing differs. */
  private boolean run() throws IOException {
    if (!NodeBatch.isPresent()) {
      throw new IllegalStateException("absent: node, an oracle of all modules");
    }
    try (ExecutorService preparation = Executors.newSingleThreadExecutor()) {
      for (FuzzPart part : parts) {
        run(part, preparation);
      }
    }
    FuzzProgress.State all =
        parts.stream().map(progress::of).reduce(FuzzProgress.NOTHING, FuzzProgress.State::plus);
    System.out.printf("%d modules, %s, through %s and Node%n", all.done(), parts, lowerings);
    System.out.printf("%s%n", all);
    System.out.printf("%d passed, %d failed%n", all.done() - all.failed(), all.failed());
    return all.failed() == 0;
  }

  /** While one batch is compared the next one is made, by other processes. */
  private void run(FuzzPart part, ExecutorService preparation) throws IOException {
    long started = System.nanoTime();
    long from = part.first() + progress.of(part).done();
    long seed = from;
    CompletableFuture<FuzzPart.Batch> next = prepare(part, seed, preparation);
    while (seed < part.end()) {
      FuzzPart.Batch batch = next.join();
      long after = seed + batch.modules().size();
      next = prepare(part, after, preparation);
      progress.add(part, compare(part, batch));
      seed = after;
      double rate = (seed - from) / ((System.nanoTime() - started) * 1e-9);
      System.out.printf("%s: %s, %.1f modules a second%n", part, progress.of(part), rate);
    }
  }

  private static CompletableFuture<FuzzPart.Batch> prepare(
      FuzzPart part, long seed, ExecutorService preparation) {
    long end = Math.min(part.end(), seed + BATCH);
    return CompletableFuture.supplyAsync(() -> part.batch(seed, end), preparation);
  }

  private FuzzProgress.State compare(FuzzPart part, FuzzPart.Batch batch) throws IOException {
    Comparison comparison = new Comparison(lowerings.stream().map(WasmathEngine::new).toList());
    for (int i = 0; i < batch.modules().size(); i++) {
      FuzzModule module = batch.modules().get(i);
      List<String> node = batch.node().get(i);
      List<Comparison.Failure> found = new ArrayList<>();
      part.oracle()
          .ifPresentOrElse(
              oracle -> found.addAll(comparison.check(module, oracle.run(module), node)),
              () -> found.addAll(comparison.checkAsSeen(module, node)));
      if (!found.isEmpty()) {
        Comparison.save(folder, module, found, again(module));
        System.out.println(found.getFirst());
      }
    }
    return new FuzzProgress.State(
        batch.modules().size(), comparison.failed(), comparison.refused());
  }

  /** How a module is run again: its name is its kind and its seed. */
  private static String again(FuzzModule module) {
    String[] words = module.name().split("-", -1);
    long seed = Long.parseLong(words[1]);
    return "-Dfuzz.args=\"target/again %s\""
        .formatted(FuzzPart.parse(words[0] + ":" + seed + ":" + (seed + 1)));
  }
}

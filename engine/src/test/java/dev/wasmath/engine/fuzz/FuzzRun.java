package dev.wasmath.engine.fuzz;

import dev.wasmath.engine.Lowering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The long run: many random modules through every lowering, the interpreter and Node.
 *
 * <pre>{@code
 * ./mvnw -q -pl engine test-compile exec:exec@fuzz -Dfuzz.args="loop 0 100000 target/fuzz"
 * }</pre>
 *
 * <p>Arguments: {@code loop} or {@code ttf}, the first seed, the number of modules, a folder for
 * the modules that fail, and the names of lowerings if not all. The last line is {@code N passed, N
 * failed}.
 */
public final class FuzzRun {

  private static final int BATCH = 200;

  private FuzzRun() {}

  public static void main(String[] args) throws IOException {
    if (args.length < 4) {
      throw new IllegalArgumentException("loop|ttf FIRST COUNT FOLDER [LOWERING...]");
    }
    boolean loops = args[0].equals("loop");
    long first = Long.parseLong(args[1]);
    long end = first + Long.parseLong(args[2]);
    Path folder = Path.of(args[3]);
    Comparison comparison = new Comparison(engines(args));
    for (long seed = first; seed < end; seed += BATCH) {
      List<FuzzModule> modules = new ArrayList<>();
      for (long i = seed; i < Math.min(end, seed + BATCH); i++) {
        modules.add(loops ? LoopModules.draw(i) : TtfModules.draw(i));
      }
      batch(modules, comparison, folder, loops);
      System.out.printf(
          "%d passed, %d failed, next seed %d%n",
          comparison.passed(), comparison.failed(), seed + modules.size());
    }
    System.out.printf("%d passed, %d failed%n", comparison.passed(), comparison.failed());
    System.exit(comparison.failed() == 0 ? 0 : 1);
  }

  private static List<WasmathEngine> engines(String[] args) {
    Stream<Lowering> lowerings =
        args.length > 4
            ? Stream.of(args).skip(4).map(Lowering::valueOf)
            : Stream.of(Lowering.values()).filter(lowering -> lowering != Lowering.AUTO);
    return lowerings.map(WasmathEngine::new).toList();
  }

  /** Modules with imports are judged by Node alone. */
  private static void batch(
      List<FuzzModule> modules, Comparison comparison, Path folder, boolean loops)
      throws IOException {
    Oracle oracle = new Oracle();
    boolean node = NodeBatch.isPresent();
    if (!node && !loops) {
      throw new IllegalStateException("absent: node, the only oracle of these modules");
    }
    Path files = Files.createTempDirectory("fuzz");
    List<List<String>> transcripts = node ? new NodeBatch(files).run(modules) : List.of();
    for (int i = 0; i < modules.size(); i++) {
      FuzzModule module = modules.get(i);
      Optional<List<String>> seen = node ? Optional.of(transcripts.get(i)) : Optional.empty();
      List<Comparison.Failure> found =
          loops
              ? comparison.check(module, oracle.run(module), seen)
              : comparison.checkAsSeen(module, seen.orElseThrow());
      if (!found.isEmpty()) {
        Comparison.save(folder, module, found);
        System.out.println(found.getFirst());
      }
    }
    try (Stream<Path> written = Files.list(files)) {
      for (Path file : written.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(files);
  }
}

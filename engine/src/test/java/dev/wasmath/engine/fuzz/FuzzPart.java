package dev.wasmath.engine.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A range of seeds of one kind of random modules, written {@code KIND:FIRST:END}.
 *
 * @param end the first seed that is not a part
 */
record FuzzPart(Kind kind, long first, long end) {

  /** What is made of a seed. */
  enum Kind {
    /** Loops over vectors, each called a few times. */
    LOOP,
    /** The same, called often enough for the JVM's last compiler, where it is told to hurry. */
    HOT,
    /** Binaryen's modules. */
    TTF
  }

  /** Modules, and what Node made of each. */
  record Batch(List<FuzzModule> modules, List<List<String>> node) {}

  /** How often the calls of a hot module are made. */
  private static final int ROUNDS = 24;

  FuzzPart {
    if (first < 0 || end < first) {
      throw new IllegalArgumentException("seeds from " + first + " to " + end);
    }
  }

  static FuzzPart parse(String text) {
    String[] words = text.split(":", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException(text + " is not KIND:FIRST:END");
    }
    Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
    return new FuzzPart(kind, Long.parseLong(words[1]), Long.parseLong(words[2]));
  }

  /** Makes the modules of some seeds and lets Node run them. */
  Batch batch(long from, long to) {
    try {
      Path folder = Files.createTempDirectory("fuzz");
      try {
        List<FuzzModule> modules = draw(LongStream.range(from, to).boxed().toList(), folder);
        return new Batch(modules, new NodeBatch(folder).run(modules));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new IllegalStateException("seeds from " + from + " to " + to + " of " + this, e);
    }
  }

  private List<FuzzModule> draw(List<Long> seeds, Path folder) throws IOException {
    return switch (kind) {
      case LOOP -> seeds.stream().map(LoopModules::draw).toList();
      case HOT -> seeds.stream().map(LoopModules::draw).map(FuzzPart::repeated).toList();
      case TTF -> TtfModules.draw(seeds, folder);
    };
  }

  private static FuzzModule repeated(FuzzModule module) {
    List<FuzzModule.Call> calls = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      calls.addAll(module.calls());
    }
    return new FuzzModule(
        module.name().replace("loop", "hot"), module.flavor(), module.wasm(), calls);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** The interpreter that judges beside Node, where Node does not suffice: it sees vectors. */
  Optional<Oracle> oracle() {
    return kind == Kind.LOOP ? Optional.of(new Oracle()) : Optional.empty();
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + first + ":" + end;
  }
}

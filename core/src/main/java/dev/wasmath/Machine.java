package dev.wasmath;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What measurements depend on besides the kernels, in words that are equal where it is.
 *
 * @param hardware the processor: architecture, model, and the instructions that matter
 * @param runtime the JVM, the number of cores and the sizes of the caches
 */
record Machine(String hardware, String runtime) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");
  private static final int LONGEST = 500;

  /** As the kernel calls them on x86, and after the commas on ARM. */
  private static final Pattern MODEL =
      Pattern.compile("model name|cpu family|model|CPU implementer|CPU part");

  private static final Pattern INSTRUCTIONS = Pattern.compile("flags|Features");
  private static final Pattern MATTERS = Pattern.compile("avx.*|fma|sse4_2|asimd.*|sve.*");

  /** The machine this runs on. It takes a millisecond or more. */
  static Machine here() {
    return of(PROCESSORS, CACHES, name -> System.getProperty(name, "unknown"));
  }

  /** A machine by what its system says of it, as far as it does. */
  static Machine of(Path processors, Path caches, UnaryOperator<String> property) {
    List<String> hardware = new ArrayList<>();
    hardware.add(property.apply("os.arch"));
    hardware.addAll(processor(processors));
    String cores = Runtime.getRuntime().availableProcessors() + " cores";
    String runtime =
        String.join(
            ", ",
            property.apply("java.vm.name") + " " + property.apply("java.vm.version"),
            cores,
            "caches " + caches(caches));
    return new Machine(line(String.join(", ", hardware)), line(runtime));
  }

  /** What is said of the first processor; nothing where there is no such file. */
  private static List<String> processor(Path file) {
    List<String> model = new ArrayList<>();
    List<String> instructions = new ArrayList<>();
    try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = text.readLine(); line != null && !line.isBlank(); line = text.readLine()) {
        String[] words = line.split(":", 2);
        String name = words[0].strip();
        String value = words.length == 2 ? words[1].strip() : "";
        if (MODEL.matcher(name).matches()) {
          model.add(name.equals("model name") ? value : name + " " + value);
        } else if (INSTRUCTIONS.matcher(name).matches()) {
          Stream.of(value.split(" ", -1))
              .filter(word -> MATTERS.matcher(word).matches())
              .sorted()
              .forEach(instructions::add);
        }
      }
    } catch (IOException absent) {
      return List.of();
    }
    return Stream.concat(model.stream(), Stream.of(String.join(" ", instructions))).toList();
  }

  private static String caches(Path folder) {
    try (Stream<Path> indices = Files.list(folder)) {
      return String.join(
          " ", indices.sorted().map(Machine::cache).flatMap(Optional::stream).toList());
    } catch (IOException | UncheckedIOException absent) {
      return "unknown";
    }
  }

  private static Optional<String> cache(Path index) {
    try {
      return Optional.of(Files.readString(index.resolve("size")).strip());
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** As a line of a file. */
  private static String line(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
    return plain.substring(0, Math.min(plain.length(), LONGEST)).strip();
  }
}

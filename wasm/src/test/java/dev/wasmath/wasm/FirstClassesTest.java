package dev.wasmath.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.WasmModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A first compilation finds its classes loaded, by a list that holds those that are needed, and
 * links nothing else of the engine's.
 */
final class FirstClassesTest {
  private static final String[] KERNELS = {
    "dot", "exp", "gemv", "pow", "transpose", "panelProduct"
  };

  /** A class of the engine's in a JVM's log, hidden ones aside. */
  private static final Pattern LOADED =
      Pattern.compile("(dev\\.wasmath\\.engine\\.[\\w.$]+) source:.*");

  /** Lambda expressions of the engine's, and what links the generated methods of records. */
  private static final Pattern LINKED =
      Pattern.compile(
          "dev\\.wasmath\\.engine\\.[\\w.$]+\\$\\$Lambda/.*|java\\.lang\\.runtime\\..*");

  @TempDir private Path folder;
  private Path module;

  @BeforeEach
  void writeModule() throws IOException {
    module = Files.write(folder.resolve("wasmath.wasm"), OpenBackend.committed());
  }

  @Test
  void namesWhatFirstKernelsNeed() throws IOException {
    List<String> lines = log(KERNELS);
    assertThat(loaded(lines)).contains("dev.wasmath.engine.emit.ClassEmitter");
    assertThat(loaded(compilations(lines))).isSubsetOf(listed());
  }

  /** Linking them takes up to 15 ms of a fresh JVM. */
  @Test
  void firstKernelsLinkNoLambdasNorRecords() {
    assertThat(compilations(log(KERNELS))).noneMatch(LINKED.asMatchPredicate());
  }

  @Test
  void areLoadedOnceAModuleIsRead() throws IOException {
    assertThat(loaded(log())).containsAll(listed()).doesNotHaveDuplicates();
  }

  private static List<String> compilations(List<String> lines) {
    int begin = lines.indexOf(FirstCompilation.BEGIN);
    int end = lines.indexOf(FirstCompilation.END);
    assertThat(begin).isBetween(0, end);
    return lines.subList(begin, end);
  }

  private List<String> log(String... kernels) {
    List<String> arguments = new ArrayList<>(List.of(module.toString()));
    arguments.addAll(List.of(kernels));
    return Child.java(
        List.of("-Xlog:class+load:stdout:none"),
        FirstCompilation.class,
        arguments.toArray(String[]::new));
  }

  private static List<String> loaded(List<String> lines) {
    return lines.stream()
        .map(LOADED::matcher)
        .filter(Matcher::matches)
        .map(it -> it.group(1))
        .toList();
  }

  private static List<String> listed() throws IOException {
    try (InputStream in = WasmModule.class.getResourceAsStream("first-classes.txt")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    }
  }
}

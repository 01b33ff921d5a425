package dev.wasmath.bench.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls of a module's exports on prepared memory, as a text that every engine's worker reads:
 *
 * <pre>
 *   wasm FILE                    the module
 *   pages N                      the memory is grown to N pages
 *   fill ADDRESS FILE            bytes put into memory
 *   step EXPORT ARGUMENT...      a call; steps are made in their order; an i64 ends in n
 *   result ADDRESS BYTES         where the result is; without this line, what the last step returns:
 * an i64, or any other number as a double
 * </pre>
 *
 * <p>A module that imports a memory, under whatever name, is given one of N pages.
 */
public record WasmTask(
    Path wasm, int pages, List<Fill> fills, List<Step> steps, Optional<Region> result) {
  /** Bytes from a file. */
  public record Fill(int address, Path file) {
    byte[] bytes() {
      return WasmTask.bytes(file);
    }
  }

  /** A call of an export with its arguments. */
  public record Step(String export, List<String> arguments) {}

  /** A part of the memory. */
  public record Region(int address, int bytes) {}

  /** Copies its lists. */
  public WasmTask {
    fills = List.copyOf(fills);
    steps = List.copyOf(steps);
  }

  /** Reads a task. */
  static WasmTask read(Path file) {
    try {
      return parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Parses a task.
   *
   * @throws IllegalArgumentException naming a line that is not understood
   */
  static WasmTask parse(List<String> lines) {
    Path wasm = Path.of("");
    int pages = 0;
    List<Fill> fills = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    Optional<Region> result = Optional.empty();
    for (String line : lines) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "wasm" -> wasm = Path.of(line.substring(5));
        case "pages" -> pages = Integer.parseInt(words[1]);
        case "fill" -> {
          Path file = Path.of(line.substring(6 + words[1].length()));
          fills.add(new Fill(Integer.parseInt(words[1]), file));
        }
        case "step" -> steps.add(new Step(words[1], List.of(words).subList(2, words.length)));
        case "result" ->
            result =
                Optional.of(new Region(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
        default -> throw new IllegalArgumentException("not a line of a task: " + line);
      }
    }
    return new WasmTask(wasm, pages, fills, steps, result);
  }

  /** The text that {@link #parse} reads. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("wasm ").append(wasm).append("\npages ").append(pages).append('\n');
    for (Fill fill : fills) {
      text.append("fill ").append(fill.address).append(' ').append(fill.file).append('\n');
    }
    for (Step step : steps) {
      text.append("step ").append(step.export);
      step.arguments.forEach(argument -> text.append(' ').append(argument));
      text.append('\n');
    }
    result.ifPresent(
        r -> text.append("result ").append(r.address).append(' ').append(r.bytes).append('\n'));
    return text.toString();
  }

  byte[] binary() {
    return bytes(wasm);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

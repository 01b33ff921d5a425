package dev.wasmath.bench.compare;

import dev.wasmath.bench.worker.ArrayTask;
import dev.wasmath.bench.worker.WasmTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Modules, inputs and tasks as files that contenders of all languages read. */
final class TaskFiles {
  static final String KERNELS = "/dev/wasmath/wasm/wasmath.wasm";
  static final String SCALAR = "/dev/wasmath/bench/scalar.wasm";

  private static final int PAGE = 65_536;

  private final Path folder;

  TaskFiles(Path folder) {
    this.folder = folder;
  }

  /** A module of the class path as a file. */
  Path module(String resource) {
    Path file = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
    try (InputStream in = TaskFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return write(file, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operands of a task on arrays, one behind the other from address 0 on. */
  List<WasmTask.Fill> operands(ArrayTask task) {
    List<double[]> inputs = task.inputs();
    ByteBuffer bytes =
        ByteBuffer.allocate(8 * inputs.stream().mapToInt(it -> it.length).sum())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (double[] input : inputs) {
      for (double value : input) {
        bytes.putDouble(value);
      }
    }
    Path file = folder.resolve(task.text().replace(':', '-') + ".bin");
    return List.of(new WasmTask.Fill(0, write(file, bytes.array())));
  }

  /** A task with one call; the memory has room for {@code bytes}. */
  String task(
      String name,
      Path module,
      List<WasmTask.Fill> fills,
      WasmTask.Step step,
      long bytes,
      Optional<WasmTask.Region> result) {
    int pages = (int) (bytes / PAGE) + 1;
    WasmTask task = new WasmTask(module, pages, fills, List.of(step), result);
    Path file = folder.resolve(name + ".task");
    try {
      return Files.writeString(file, task.text()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static WasmTask.Step step(String export, Object... arguments) {
    return new WasmTask.Step(export, Arrays.stream(arguments).map(String::valueOf).toList());
  }

  private static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

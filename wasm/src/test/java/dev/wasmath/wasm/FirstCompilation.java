package dev.wasmath.wasm;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.WasmModule;
import dev.wasmath.op.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that reads the module and compiles kernels to scalar code, between lines that say so;
 * or, if no kernel is named, waits for what reading a module has begun.
 *
 * <p>Arguments: the module's file, and the names of the kernels.
 */
final class FirstCompilation {
  static final String BEGIN = "begin";
  static final String END = "end";

  private FirstCompilation() {}

  public static void main(String[] arguments) throws Exception {
    byte[] binary = Files.readAllBytes(Path.of(arguments[0]));
    List<String> names = List.of(arguments).subList(1, arguments.length);
    Instance instance =
        WasmModule.parse(binary)
            .compile(CompileOptions.defaults().withLowering(Lowering.SCALAR))
            .instantiate(Imports.none());
    if (names.isEmpty()) {
      awaitFirstClasses();
    }
    System.out.println(BEGIN);
    for (Operation<?> operation : WasmBackend.OPERATIONS) {
      if (names.contains(operation.name())) {
        Object kernel = KernelStart.bound(operation, instance, Lowering.SCALAR);
        System.out.println(kernel.getClass().getSimpleName());
      }
    }
    System.out.println(END);
  }

  private static void awaitFirstClasses() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("wasmath-first-classes")) {
        thread.join();
      }
    }
  }
}

package dev.wasmath.engine;

import java.util.function.Function;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.MemoryLimits;

/**
 * A module compiled once, to be instantiated any number of times, by any number of threads.
 *
 * <p>It runs on the run-time compiler of {@code run.endive}, which makes JVM bytecode of
 * WebAssembly. Version 1.0.0 of it runs no SIMD, compiled or interpreted; therefore {@link
 * ScalarisedModule} first turns every v128 into two f64. The bits stay the same; the speed of
 * vectors is lost. A function that the compiler would leave to its interpreter is refused.
 */
public final class EndiveProgram {
  /** What runs the code, for people. */
  public static final String DESCRIPTION = "run.endive compiler, v128 as pairs of doubles";

  private final WasmModule module;
  private final Function<Instance, Machine> machines;

  private EndiveProgram(WasmModule module, Function<Instance, Machine> machines) {
    this.module = module;
    this.machines = machines;
  }

  /**
   * Compiles a module.
   *
   * @throws EngineException when the module is malformed or uses what is not supported
   */
  public static EndiveProgram compile(byte[] wasm) {
    try {
      WasmModule module = Parser.parse(ScalarisedModule.of(wasm));
      Function<Instance, Machine> machines =
          MachineFactoryCompiler.builder(module)
              .withInterpreterFallback(InterpreterFallback.FAIL)
              .compile();
      return new EndiveProgram(module, machines);
    } catch (WasmEngineException e) {
      throw new EngineException("the module cannot be compiled: " + e.getMessage(), e);
    }
  }

  /**
   * A new instance with a memory of its own; the module must have one, and import nothing.
   *
   * @param memoryLimit the most bytes its memory may grow to; the module's own maximum counts too
   * @throws EngineException when the module has no memory or imports something, or when its memory
   *     is refused
   */
  public WasmInstance instantiate(long memoryLimit) {
    try {
      MemoryLimits limits = limits(memoryLimit);
      Instance instance =
          Instance.builder(module)
              .withMachineFactory(machines)
              .withMemoryFactory(ByteArrayMemory::new)
              .withMemoryLimits(limits)
              .build();
      return new EndiveInstance(instance);
    } catch (WasmEngineException e) {
      throw new EngineException("the module cannot be instantiated: " + e.getMessage(), e);
    } catch (OutOfMemoryError e) {
      throw new EngineException("the JVM has no memory for another instance", e);
    }
  }

  private MemoryLimits limits(long memoryLimit) {
    MemoryLimits declared =
        module
            .memorySection()
            .filter(section -> section.memoryCount() == 1)
            .map(section -> section.getMemory(0).limits())
            .orElseThrow(() -> new EngineException("the module does not define one memory"));
    long pages = Math.min(memoryLimit / WasmInstance.PAGE, declared.maximumPages());
    if (pages < declared.initialPages()) {
      throw new EngineException(
          "the module starts with %d pages of memory, the limit is %d"
              .formatted(declared.initialPages(), pages));
    }
    return new MemoryLimits(declared.initialPages(), (int) pages);
  }
}

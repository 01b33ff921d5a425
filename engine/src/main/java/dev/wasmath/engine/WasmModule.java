package dev.wasmath.engine;

import dev.wasmath.engine.parse.ModuleModel;
import dev.wasmath.engine.parse.ModuleReader;
import java.util.List;

/** A parsed and validated WebAssembly module; immutable. */
public final class WasmModule {
  private final ModuleModel model;
  private final Limits limits;

  private WasmModule(ModuleModel model, Limits limits) {
    this.model = model;
    this.limits = limits;
  }

  /** Parses and validates a binary within {@link Limits#defaults()}. */
  public static WasmModule parse(byte[] binary) {
    return parse(binary, Limits.defaults());
  }

  /**
   * Parses and validates a binary.
   *
   * @throws MalformedModuleException if the bytes are not a module
   * @throws InvalidModuleException if the module is not valid
   * @throws UnsupportedFeatureException if it uses a feature beyond WebAssembly 2.0
   * @throws LimitException if it exceeds the limits
   */
  public static WasmModule parse(byte[] binary, Limits limits) {
    FirstClasses.start();
    return new WasmModule(ModuleReader.read(binary, limits), limits);
  }

  /** What the module needs, in its order. */
  public List<ModuleImport> imports() {
    return model.imports();
  }

  /** What the module offers, in its order. */
  public List<ModuleExport> exports() {
    return model.exports();
  }

  /** Compiles with {@link CompileOptions#defaults()}. */
  public CompiledModule compile() {
    return compile(CompileOptions.defaults());
  }

  /** Compiles; the result can be instantiated many times. */
  public CompiledModule compile(CompileOptions options) {
    return new CompiledModule(model, limits, options);
  }
}

package dev.wasmath.engine.spec;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.GlobalType;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.MemoryType;
import dev.wasmath.engine.ModuleExport;
import dev.wasmath.engine.ModuleImport;
import dev.wasmath.engine.TableType;
import dev.wasmath.engine.UnsupportedFeatureException;
import dev.wasmath.engine.WasmFunction;
import dev.wasmath.engine.WasmGlobal;
import dev.wasmath.engine.WasmMemory;
import dev.wasmath.engine.WasmModule;
import dev.wasmath.engine.WasmTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The instances of one script: the latest, the named ones, and those that can be imported. */
final class SpecStore {

  /** What a module of the script became. */
  private sealed interface Slot {

    record Live(WasmModule module, Instance instance) implements Slot {}

    record Unsupported(UnsupportedFeatureException reason) implements Slot {}

    record Broken() implements Slot {}
  }

  private final Path folder;
  private final CompileOptions options;
  private final Map<String, Slot> named = new HashMap<>();
  private final Map<String, Map<String, Object>> importable = new HashMap<>();
  private final Map<String, UnsupportedFeatureException> missing = new HashMap<>();
  private Slot latest = new Slot.Broken();

  SpecStore(Path folder, CompileOptions options) {
    this.folder = folder;
    this.options = options;
    importable.put(SpecHost.NAME, SpecHost.exports());
  }

  /** Reads a module of the script. */
  WasmModule parse(String file) throws IOException {
    return WasmModule.parse(Files.readAllBytes(folder.resolve(file)));
  }

  /**
   * An instance that the script cannot reach afterwards.
   *
   * @throws UnsupportedFeatureException if a module that it imports from needs what the engine
   *     lacks
   */
  Instance instantiate(WasmModule module) {
    Imports.Builder imports = Imports.builder();
    for (ModuleImport needed : module.imports()) {
      UnsupportedFeatureException reason = missing.get(needed.module());
      if (reason != null) {
        throw reason;
      }
      Map<String, Object> provider = importable.getOrDefault(needed.module(), Map.of());
      Optional.ofNullable(provider.get(needed.name()))
          .ifPresent(value -> add(imports, needed.module(), needed.name(), value));
    }
    return module.compile(options).instantiate(imports.build());
  }

  /** Instantiates a module, and lets the script reach it even if that fails. */
  void define(Optional<String> name, String file) throws IOException {
    latest = new Slot.Broken();
    try {
      WasmModule module = parse(file);
      latest = new Slot.Live(module, instantiate(module));
    } catch (UnsupportedFeatureException reason) {
      latest = new Slot.Unsupported(reason);
    } finally {
      name.ifPresent(text -> named.put(text, latest));
    }
  }

  void register(Optional<String> module, String as) {
    if (slot(module) instanceof Slot.Unsupported unsupported) {
      missing.put(as, unsupported.reason());
    }
    Slot.Live live = live(module);
    Map<String, Object> exports = new HashMap<>();
    for (ModuleExport export : live.module().exports()) {
      exports.put(export.name(), value(live.instance(), export));
    }
    importable.put(as, exports);
  }

  /**
   * The instance of a name, or the latest.
   *
   * @throws UnsupportedFeatureException if its module needs what the engine lacks
   */
  Instance instance(Optional<String> module) {
    return live(module).instance();
  }

  private Slot.Live live(Optional<String> module) {
    return switch (slot(module)) {
      case Slot.Live live -> live;
      case Slot.Unsupported unsupported -> throw unsupported.reason();
      case Slot.Broken broken ->
          throw new IllegalStateException("no instance " + module.orElse("was made last"));
    };
  }

  private Slot slot(Optional<String> module) {
    return module.map(name -> named.getOrDefault(name, new Slot.Broken())).orElse(latest);
  }

  private static Object value(Instance instance, ModuleExport export) {
    return switch (export.type()) {
      case FunctionType type -> instance.exportedFunction(export.name());
      case MemoryType type -> instance.memory(export.name());
      case TableType type -> instance.table(export.name());
      case GlobalType type -> instance.global(export.name());
    };
  }

  private static void add(Imports.Builder imports, String module, String name, Object value) {
    switch (value) {
      case WasmFunction function -> imports.function(module, name, function);
      case WasmMemory memory -> imports.memory(module, name, memory);
      case WasmTable table -> imports.table(module, name, table);
      case WasmGlobal global -> imports.global(module, name, global);
      default -> throw new IllegalArgumentException("cannot be imported: " + value);
    }
  }
}

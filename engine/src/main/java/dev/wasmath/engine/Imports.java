package dev.wasmath.engine;

import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a module is given at instantiation, by module name and name. */
public final class Imports {
  private record Key(String module, String name) {}

  private final Map<Key, Object> entries;

  private Imports(Map<Key, Object> entries) {
    this.entries = Map.copyOf(entries);
  }

  /** Nothing. */
  public static Imports none() {
    return builder().build();
  }

  /** Starts an empty collection. */
  public static Builder builder() {
    return new Builder();
  }

  /** A {@link WasmFunction}, {@link WasmMemory}, {@link WasmGlobal} or {@link WasmTable}. */
  Optional<Object> find(String module, String name) {
    return Optional.ofNullable(entries.get(new Key(module, name)));
  }

  /** Collects imports. */
  public static final class Builder {
    private final Map<Key, Object> entries = new HashMap<>();

    private Builder() {}

    private Builder put(String module, String name, Object entry) {
      entries.put(new Key(module, name), entry);
      return this;
    }

    /**
     * Gives a Java function; the handle is adapted to {@link FunctionType#methodType()} by {@link
     * MethodHandle#asType}.
     */
    public Builder function(String module, String name, FunctionType type, MethodHandle handle) {
      return put(module, name, WasmFunction.of(type, handle));
    }

    /** Gives a function, for example another instance's export. */
    public Builder function(String module, String name, WasmFunction function) {
      return put(module, name, function);
    }

    /** Gives a memory. */
    public Builder memory(String module, String name, WasmMemory memory) {
      return put(module, name, memory);
    }

    /** Gives a global. */
    public Builder global(String module, String name, WasmGlobal global) {
      return put(module, name, global);
    }

    /** Gives a table. */
    public Builder table(String module, String name, WasmTable table) {
      return put(module, name, table);
    }

    /** The collected imports. */
    public Imports build() {
      return new Imports(entries);
    }
  }
}

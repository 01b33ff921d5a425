package dev.wasmath.engine;

import dev.wasmath.engine.bind.Bindings;
import dev.wasmath.engine.emit.CompiledFunction;
import dev.wasmath.engine.ir.Graph;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The code of an instance as compiled in one way: each function is a class of its own, defined at
 * its first call. An instance may have several such sets of code at work on its one state.
 */
final class InstanceCode {
  private final Instance instance;
  private final CompiledModule module;
  private final Map<Integer, MethodHandle> defined = new HashMap<>();
  private final Map<Integer, MethodHandle> bound = new HashMap<>();
  private final Bindings bindings;
  private volatile boolean vectors;

  InstanceCode(Instance instance, CompiledModule module) {
    this.instance = instance;
    this.module = module;
    this.bindings = new Bindings(module.model());
  }

  Instance instance() {
    return instance;
  }

  /** A function, as other functions of the module call it. */
  MethodHandle function(int index) {
    if (index < module.model().importedFunctions()) {
      return instance.reference(index).handle();
    }
    synchronized (defined) {
      MethodHandle known = defined.get(index);
      return known == null ? define(index) : known;
    }
  }

  private MethodHandle define(int index) {
    MethodType type = module.model().functions().get(index).methodType();
    MethodHandle handle = define(module.function(index), type);
    defined.put(index, handle);
    return handle;
  }

  /** A function on arrays. */
  MethodHandle bound(int index, BoundCall<?> call) {
    return bound(bindings.bind(new Bindings.Signature(index, call.pointers(), Set.of())));
  }

  /** A function on arrays, as other functions on arrays call it. */
  MethodHandle bound(int binding) {
    synchronized (bound) {
      MethodHandle known = bound.get(binding);
      return known == null ? defineBound(binding) : known;
    }
  }

  /** Defines what the functions on arrays so far call, too, which their first calls would do. */
  void complete() {
    for (int binding = 0; binding < bindings.size(); binding++) {
      bound(binding);
    }
  }

  private MethodHandle defineBound(int binding) {
    Graph graph = bindings.get(binding).graph();
    MethodType type = graph.type().methodType();
    MethodHandle handle = define(module.compile(graph), type);
    bound.put(binding, handle);
    return handle;
  }

  private MethodHandle define(CompiledFunction function, MethodType type) {
    if (function.vectors()) {
      vectors = true;
    }
    return CodeDefinition.define(function, type, this);
  }

  /** Whether any function so far uses the Vector API. */
  boolean vectors() {
    return vectors;
  }
}

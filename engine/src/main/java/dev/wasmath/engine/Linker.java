package dev.wasmath.engine;

import dev.wasmath.engine.parse.ModuleModel;
import java.util.ArrayList;
import java.util.List;

/** The matching of imports with what a module asks for, and the allocation of the rest. */
final class Linker {
  private final ModuleModel model;
  private final Limits limits;
  private final Linked linked =
      new Linked(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

  Linker(ModuleModel model, Limits limits) {
    this.model = model;
    this.limits = limits;
  }

  Linked link(Imports imports) {
    for (ModuleImport wanted : model.imports()) {
      Object given =
          imports
              .find(wanted.module(), wanted.name())
              .orElseThrow(() -> new LinkException("unknown import" + place(wanted)));
      match(wanted, given);
    }
    for (TableType type : rest(model.tables(), linked.tables().size())) {
      linked.tables().add(new WasmTable(type, null, limits.tableElements()));
    }
    for (MemoryType type : rest(model.memories(), linked.memories().size())) {
      linked.memories().add(new WasmMemory(type, limits.memoryPages()));
    }
    return linked;
  }

  private static <T> List<T> rest(List<T> all, int from) {
    return all.subList(from, all.size());
  }

  private static String place(ModuleImport wanted) {
    return ": " + wanted.module() + "." + wanted.name();
  }

  private void match(ModuleImport wanted, Object given) {
    boolean fits =
        switch (wanted.type()) {
          case FunctionType type ->
              given instanceof WasmFunction function
                  && function.type().equals(type)
                  && linked.functions().add(function);
          case TableType type ->
              given instanceof WasmTable table
                  && fits(type, table.type())
                  && linked.tables().add(table);
          case MemoryType type ->
              given instanceof WasmMemory memory
                  && fits(type, memory.type())
                  && linked.memories().add(memory);
          case GlobalType type ->
              given instanceof WasmGlobal global
                  && global.type().equals(type)
                  && linked.globals().add(global);
        };
    if (!fits) {
      throw new LinkException("incompatible import type" + place(wanted));
    }
  }

  private static boolean fits(TableType wanted, TableType given) {
    return given.element() == wanted.element()
        && given.minimum() >= wanted.minimum()
        && (wanted.maximum().isEmpty()
            || (given.maximum().isPresent()
                && given.maximum().getAsLong() <= wanted.maximum().getAsLong()));
  }

  private static boolean fits(MemoryType wanted, MemoryType given) {
    return given.minimum() >= wanted.minimum()
        && (wanted.maximum().isEmpty()
            || (given.maximum().isPresent()
                && given.maximum().getAsInt() <= wanted.maximum().getAsInt()));
  }
}

package dev.wasmath.engine.fuzz;

import java.util.ArrayList;
import java.util.List;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.Export;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.Import;

/** The types of a module's exported functions. */
final class Signatures {

  private Signatures() {}

  static FunctionType of(WasmModule module, String name) {
    for (int i = 0; i < module.exportSection().exportCount(); i++) {
      Export export = module.exportSection().getExport(i);
      if (export.exportType() == ExternalType.FUNCTION && export.name().equals(name)) {
        return module.typeSection().getType(types(module).get(export.index()));
      }
    }
    throw new IllegalArgumentException("no function is exported as " + name);
  }

  /** The index of the type of each function, imports first. */
  private static List<Integer> types(WasmModule module) {
    List<Integer> types = new ArrayList<>();
    for (int i = 0; i < module.importSection().importCount(); i++) {
      Import needed = module.importSection().getImport(i);
      if (needed instanceof FunctionImport function) {
        types.add(function.typeIndex());
      }
    }
    for (int i = 0; i < module.functionSection().functionCount(); i++) {
      types.add(module.functionSection().getFunctionType(i));
    }
    return types;
  }
}

package dev.wasmath.engine.parse;

import run.endive.wasm.ParserListener;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.CodeSection;
import run.endive.wasm.types.CustomSection;
import run.endive.wasm.types.DataCountSection;
import run.endive.wasm.types.DataSection;
import run.endive.wasm.types.ElementSection;
import run.endive.wasm.types.ExportSection;
import run.endive.wasm.types.FunctionSection;
import run.endive.wasm.types.GlobalSection;
import run.endive.wasm.types.ImportSection;
import run.endive.wasm.types.MemorySection;
import run.endive.wasm.types.Section;
import run.endive.wasm.types.StartSection;
import run.endive.wasm.types.TableSection;
import run.endive.wasm.types.TagSection;
import run.endive.wasm.types.TypeSection;

/**
 * The sections of a module as the library's parser finds them, put together without the digest of
 * the bytes that its own {@code parse(byte[])} computes: the JDK's security providers take longer
 * to load than a module to parse.
 */
final class ModuleSections implements ParserListener {
  private final WasmModule.Builder module = WasmModule.builder().withValidation(true);

  @Override
  public void onSection(Section section) {
    if (section instanceof CustomSection custom) {
      module.addCustomSection(custom.name(), custom);
    } else if (section instanceof TypeSection types) {
      module.setTypeSection(types);
    } else if (section instanceof ImportSection imports) {
      module.setImportSection(imports);
    } else if (section instanceof FunctionSection functions) {
      module.setFunctionSection(functions);
    } else if (section instanceof TableSection tables) {
      module.setTableSection(tables);
    } else if (section instanceof MemorySection memories) {
      module.setMemorySection(memories);
    } else if (section instanceof GlobalSection globals) {
      module.setGlobalSection(globals);
    } else if (section instanceof ExportSection exports) {
      module.setExportSection(exports);
    } else if (section instanceof StartSection start) {
      module.setStartSection(start);
    } else if (section instanceof ElementSection elements) {
      module.setElementSection(elements);
    } else if (section instanceof CodeSection code) {
      module.setCodeSection(code);
    } else if (section instanceof DataSection data) {
      module.setDataSection(data);
    } else if (section instanceof DataCountSection count) {
      module.setDataCountSection(count);
    } else if (section instanceof TagSection tags) {
      module.setTagSection(tags);
    } else {
      throw new IllegalStateException("section " + section.sectionId());
    }
  }

  /**
   * The module, validated.
   *
   * @throws run.endive.wasm.InvalidException if it is not valid
   */
  WasmModule module() {
    return module.build();
  }
}

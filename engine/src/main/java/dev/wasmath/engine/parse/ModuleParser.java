package dev.wasmath.engine.parse;

import dev.wasmath.engine.InvalidModuleException;
import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.Limits;
import dev.wasmath.engine.MalformedModuleException;
import java.io.ByteArrayInputStream;
import java.util.Map;
import run.endive.wasm.InvalidException;
import run.endive.wasm.MalformedException;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.CustomSection;
import run.endive.wasm.types.NameCustomSection;

/** Parses and validates with the run.endive library, within limits and WebAssembly 2.0. */
public final class ModuleParser {
  private ModuleParser() {}

  /** The model of a binary. */
  public static ModuleModel parse(byte[] binary, Limits limits) {
    if (binary.length > limits.moduleBytes()) {
      throw new LimitException(
          "a module of " + binary.length + " bytes exceeds the limit of " + limits.moduleBytes());
    }
    BinaryScan scan = BinaryScan.of(binary);
    WasmModule module = parsed(binary);
    FeatureCheck.check(module, limits);
    return new ModuleTranslation(module, scan).model();
  }

  private static WasmModule parsed(byte[] binary) {
    try {
      ModuleSections sections = new ModuleSections();
      Parser.builder()
          .withCustomParsers(Map.of("name", ModuleParser::names))
          .build()
          .parse(new ByteArrayInputStream(binary), sections);
      return sections.module();
    } catch (MalformedException e) {
      throw new MalformedModuleException(message(e), e);
    } catch (InvalidException e) {
      throw new InvalidModuleException(message(e), e);
    } catch (WasmEngineException e) {
      throw new InvalidModuleException(message(e), e);
    } catch (RuntimeException | StackOverflowError e) {
      throw new MalformedModuleException("the parser failed: " + e, e);
    }
  }

  /** The names of functions; a section of names that is broken says nothing. */
  private static CustomSection names(byte[] bytes) {
    try {
      return NameCustomSection.parse(bytes);
    } catch (RuntimeException broken) {
      return NameCustomSection.parse(new byte[0]);
    }
  }

  private static String message(Throwable e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }
}

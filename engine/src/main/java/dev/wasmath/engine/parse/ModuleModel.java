package dev.wasmath.engine.parse;

import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.GlobalType;
import dev.wasmath.engine.MemoryType;
import dev.wasmath.engine.ModuleExport;
import dev.wasmath.engine.ModuleImport;
import dev.wasmath.engine.TableType;
import dev.wasmath.engine.ValueType;
import java.util.List;
import java.util.OptionalInt;

/**
 * A validated module, with imports first in each index space.
 *
 * @param types the declared function types
 * @param imports the imports in order
 * @param functions the type of each function
 * @param tables the type of each table
 * @param memories the type of each memory
 * @param globals the type of each global
 * @param globalValues the initial value of each defined global
 * @param exports the exports in order
 * @param exportIndices the index of each export in its index space
 * @param start the function run at instantiation
 * @param elements the element segments
 * @param data the data segments
 * @param bodies the code of each defined function
 * @param names the name of each function, or empty
 */
public record ModuleModel(
    List<FunctionType> types,
    List<ModuleImport> imports,
    List<FunctionType> functions,
    List<TableType> tables,
    List<MemoryType> memories,
    List<GlobalType> globals,
    List<ConstantExpression> globalValues,
    List<ModuleExport> exports,
    List<Integer> exportIndices,
    OptionalInt start,
    List<ElementSegment> elements,
    List<DataSegment> data,
    List<FunctionBody> bodies,
    List<String> names) {

  /** How a segment is used. */
  public enum Mode {
    /** Copied at instantiation. */
    ACTIVE,
    /** Copied by instructions. */
    PASSIVE,
    /** Only declares functions. */
    DECLARATIVE
  }

  /** A value computed at instantiation. */
  public sealed interface ConstantExpression {}

  /** A number or vector as its bits. */
  public record Bits(ValueType type, long low, long high) implements ConstantExpression {}

  /** The null reference of a type. */
  public record NullReference(ValueType type) implements ConstantExpression {}

  /** A reference to a function. */
  public record FunctionReference(int function) implements ConstantExpression {}

  /** The value of a global. */
  public record GlobalValue(int global) implements ConstantExpression {}

  /**
   * References for a table.
   *
   * @param mode how it is used
   * @param table the table of an active segment
   * @param offset the first index of an active segment
   * @param values the references
   */
  public record ElementSegment(
      Mode mode, int table, ConstantExpression offset, List<ConstantExpression> values) {}

  /**
   * Bytes for a memory.
   *
   * @param mode how it is used
   * @param offset the first address of an active segment
   * @param bytes the bytes
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record DataSegment(Mode mode, ConstantExpression offset, byte[] bytes) {}

  /** The code of a function, its locals first, from one place in the binary to another. */
  @SuppressWarnings("ArrayRecordComponent")
  public record FunctionBody(byte[] binary, int start, int end) {
    BinaryCursor cursor() {
      return new BinaryCursor(binary, start, end);
    }
  }

  /** The number of imported functions. */
  public int importedFunctions() {
    return functions.size() - bodies.size();
  }

  /** The number of imported globals. */
  public int importedGlobals() {
    return globals.size() - globalValues.size();
  }

  /** The code of a function that is not imported. */
  public FunctionBody body(int function) {
    return bodies.get(function - importedFunctions());
  }
}

package dev.wasmath.engine.emit;

import dev.wasmath.engine.pack.PackReport;
import java.util.List;

/**
 * A function as class files.
 *
 * @param classFile the bytes of the class with the function's method
 * @param pieces the bytes of a class for each piece of a divided function, otherwise none
 * @param vectors whether the code uses the Vector API
 * @param bytecode the size of the code of all methods in bytes
 * @param largest the size of the code of the largest method in bytes
 * @param packs what packing made of it
 */
@SuppressWarnings("ArrayRecordComponent")
public record CompiledFunction(
    byte[] classFile,
    List<byte[]> pieces,
    boolean vectors,
    int bytecode,
    int largest,
    PackReport packs) {
  /** Copies the list. */
  public CompiledFunction {
    pieces = List.copyOf(pieces);
  }
}

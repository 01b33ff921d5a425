package dev.wasmath.engine.emit;

import dev.wasmath.engine.pack.PackReport;
import java.lang.classfile.Attribute;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.List;

/**
 * A function as class files.
 *
 * @param classFile the bytes of the class with the function's method
 * @param pieces the bytes of a class for each piece of a divided function, otherwise none
 * @param vectors whether the code uses the Vector API
 * @param packs what packing made of it
 */
@SuppressWarnings("ArrayRecordComponent")
public record CompiledFunction(
    byte[] classFile, List<byte[]> pieces, boolean vectors, PackReport packs) {
  /** Copies the list. */
  public CompiledFunction {
    pieces = List.copyOf(pieces);
  }

  /** The size of the code of all methods in bytes. */
  public int bytecode() {
    int size = codeSize(classFile);
    for (byte[] piece : pieces) {
      size += codeSize(piece);
    }
    return size;
  }

  /** The size in bytes of the code of the largest method that computes, not only calls pieces. */
  public int largest() {
    int largest = pieces.size() > 1 ? 0 : codeSize(classFile);
    for (byte[] piece : pieces) {
      largest = Math.max(largest, codeSize(piece));
    }
    return largest;
  }

  /** The size of the code in a class; as it takes long to find out, only where it is needed. */
  static int codeSize(byte[] classFile) {
    int size = 0;
    for (MethodModel method : ClassFile.of().parse(classFile).methods()) {
      for (Attribute<?> attribute : method.attributes()) {
        if (attribute instanceof CodeAttribute code) {
          size += code.codeLength();
        }
      }
    }
    return size;
  }
}

package dev.wasmath.engine.emit;

import dev.wasmath.engine.pack.PackReport;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;

/**
 * A function as a class file.
 *
 * @param classFile the bytes of the class
 * @param vectors whether the code uses the Vector API
 * @param packs what packing made of it
 */
@SuppressWarnings("ArrayRecordComponent")
public record CompiledFunction(byte[] classFile, boolean vectors, PackReport packs) {
  /** The size of the method's code in bytes; read from the class when it is asked for. */
  public int bytecode() {
    return ClassFile.of().parse(classFile).methods().stream()
        .flatMap(method -> method.findAttribute(Attributes.code()).stream())
        .mapToInt(CodeAttribute::codeLength)
        .sum();
  }
}

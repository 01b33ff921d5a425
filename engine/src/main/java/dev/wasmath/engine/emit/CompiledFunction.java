package dev.wasmath.engine.emit;

/**
 * A function as a class file.
 *
 * @param classFile the bytes of the class
 * @param bytecode the size of the method's code in bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record CompiledFunction(byte[] classFile, int bytecode) {}

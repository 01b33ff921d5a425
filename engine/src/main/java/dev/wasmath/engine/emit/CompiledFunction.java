package dev.wasmath.engine.emit;

import dev.wasmath.engine.pack.PackReport;

/**
 * A function as a class file.
 *
 * @param classFile the bytes of the class
 * @param vectors whether the code uses the Vector API
 * @param bytecode the size of the method's code in bytes
 * @param packs what packing made of it
 */
@SuppressWarnings("ArrayRecordComponent")
public record CompiledFunction(byte[] classFile, boolean vectors, int bytecode, PackReport packs) {}

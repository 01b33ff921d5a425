package dev.wasmath.engine.ir;

/**
 * A parameter of the function.
 *
 * @param type its type
 * @param index its position
 */
public record Parameter(Type type, int index) implements Value {}

package dev.wasmath.engine;

/**
 * The type of a global.
 *
 * @param type the type of its value
 * @param mutable whether it can be set
 */
public record GlobalType(ValueType type, boolean mutable) implements ExternType {}

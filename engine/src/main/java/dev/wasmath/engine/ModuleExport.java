package dev.wasmath.engine;

/**
 * Something a module offers under a name.
 *
 * @param name the name
 * @param type what it is
 */
public record ModuleExport(String name, ExternType type) {}

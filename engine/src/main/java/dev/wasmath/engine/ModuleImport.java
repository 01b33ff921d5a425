package dev.wasmath.engine;

/**
 * Something a module needs to be given at instantiation.
 *
 * @param module the name of the providing module
 * @param name the name in that module
 * @param type what it must be
 */
public record ModuleImport(String module, String name, ExternType type) {}

package dev.wasmath.engine;

/** The type of something a module imports or exports. */
public sealed interface ExternType permits FunctionType, MemoryType, TableType, GlobalType {}

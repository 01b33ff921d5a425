package dev.wasmath.engine;

import java.util.List;

/**
 * What an instance is linked with, imports first in each list.
 *
 * @param functions the imported functions
 * @param tables all tables
 * @param memories all memories
 * @param globals the imported globals, then the defined ones once initialized
 */
record Linked(
    List<WasmFunction> functions,
    List<WasmTable> tables,
    List<WasmMemory> memories,
    List<WasmGlobal> globals) {
  WasmMemory memory(int index) {
    return memories.get(index);
  }
}

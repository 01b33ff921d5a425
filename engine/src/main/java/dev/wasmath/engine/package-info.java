/**
 * A WebAssembly 2.0 runtime for Java: {@link WasmModule} is parsed and validated, {@link
 * CompiledModule} is compiled to JVM bytecode, {@link Instance} is linked and callable.
 *
 * <p>Thread rules: {@link WasmModule} and {@link CompiledModule} are immutable. An {@link Instance}
 * and the memories, tables and globals it reaches are used by one thread at a time; handing them to
 * another thread needs a happens-before edge. {@link Instance#interrupt()} may be called from any
 * thread.
 */
@NullMarked
package dev.wasmath.engine;

import org.jspecify.annotations.NullMarked;

package dev.wasmath.engine;

import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A function as a value: what a {@code funcref} refers to. */
public final class WasmFunction {
  private final FunctionType type;
  private final Supplier<MethodHandle> compile;
  private volatile Optional<MethodHandle> handle = Optional.empty();

  WasmFunction(FunctionType type, Supplier<MethodHandle> compile) {
    this.type = type;
    this.compile = compile;
  }

  /** A Java function; the handle is adapted to {@link FunctionType#methodType()}. */
  public static WasmFunction of(FunctionType type, MethodHandle handle) {
    MethodHandle adapted = handle.asType(type.methodType());
    return new WasmFunction(type, () -> adapted);
  }

  /** The type of the function. */
  public FunctionType type() {
    return type;
  }

  /** A handle of exactly {@link FunctionType#methodType()}; compiles the function if needed. */
  public MethodHandle handle() {
    return handle.orElseGet(this::compiled);
  }

  private MethodHandle compiled() {
    MethodHandle result = compile.get();
    handle = Optional.of(result);
    return result;
  }

  /** Calls with boxed values, as {@link Instance#invoke}. */
  public @Nullable Object[] invoke(@Nullable Object... arguments) {
    return BoxedCall.invoke(this, arguments);
  }
}

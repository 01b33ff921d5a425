package dev.wasmath.engine;

import dev.wasmath.engine.parse.ModuleModel;
import dev.wasmath.engine.parse.ModuleModel.ConstantExpression;
import dev.wasmath.engine.parse.ModuleModel.DataSegment;
import dev.wasmath.engine.parse.ModuleModel.ElementSegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A module linked with its imports, with memories, tables and globals of its own. */
public final class Instance implements AutoCloseable {
  /** Far more than a compilation takes, but on a machine that has no time for it. */
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(10);

  private static final byte[] DROPPED_DATA = {};
  private static final @Nullable Object[] DROPPED_ELEMENTS = {};

  private final CompiledModule module;
  private final ModuleModel model;
  private final Linked linked;
  private final int ownMemory;
  private final @Nullable WasmFunction[] functions;
  private final InstanceCode code;
  private final Map<String, Integer> exports = new HashMap<>();
  private final List<byte[]> data = new ArrayList<>();
  private final List<@Nullable Object[]> elements = new ArrayList<>();
  private volatile boolean interrupted;
  private volatile boolean closed;

  Instance(CompiledModule module, Linked linked) {
    this.module = module;
    this.model = module.model();
    this.linked = linked;
    this.code = new InstanceCode(this, module);
    this.ownMemory = importedMemories(model);
    this.functions =
        linked.functions().toArray(new @Nullable WasmFunction[model.functions().size()]);
    for (int i = 0; i < model.exports().size(); i++) {
      exports.put(model.exports().get(i).name(), i);
    }
  }

  private static int importedMemories(ModuleModel model) {
    int count = 0;
    for (ModuleImport wanted : model.imports()) {
      if (wanted.type() instanceof MemoryType) {
        count++;
      }
    }
    return count;
  }

  /** Gives globals, tables and memories their first contents and runs the start function. */
  void initialize() {
    for (ConstantExpression value : model.globalValues()) {
      GlobalType type = model.globals().get(linked.globals().size());
      linked.globals().add(new WasmGlobal(type, value(value)));
    }
    for (ElementSegment segment : model.elements()) {
      @Nullable Object[] values = new @Nullable Object[segment.values().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(segment.values().get(i));
      }
      elements.add(values);
    }
    for (DataSegment segment : model.data()) {
      data.add(segment.bytes());
    }
    for (int i = 0; i < elements.size(); i++) {
      initializeElements(i, model.elements().get(i));
    }
    for (int i = 0; i < data.size(); i++) {
      initializeData(i, model.data().get(i));
    }
    if (model.start().isPresent()) {
      reference(model.start().getAsInt()).invoke();
    }
  }

  private void initializeElements(int index, ElementSegment segment) {
    switch (segment.mode()) {
      case ACTIVE -> {
        initializeTable(
            index, segment.table(), offset(segment.offset()), 0, segment.values().size());
        dropElements(index);
      }
      case DECLARATIVE -> dropElements(index);
      case PASSIVE -> {}
    }
  }

  private void initializeData(int index, DataSegment segment) {
    if (segment.mode() == ModuleModel.Mode.ACTIVE) {
      initializeMemory(index, offset(segment.offset()), 0, segment.bytes().length);
      dropData(index);
    }
  }

  private int offset(ConstantExpression expression) {
    if (value(expression) instanceof Integer offset) {
      return offset;
    }
    throw new IllegalStateException("an offset that is not an i32");
  }

  private @Nullable Object value(ConstantExpression expression) {
    if (expression instanceof ModuleModel.Bits bits) {
      return boxed(bits);
    } else if (expression instanceof ModuleModel.GlobalValue global) {
      return linked.globals().get(global.global()).get();
    } else if (expression instanceof ModuleModel.FunctionReference reference) {
      return reference(reference.function());
    }
    return null;
  }

  private static @Nullable Object boxed(ModuleModel.Bits bits) {
    return switch (bits.type()) {
      case I32 -> (int) bits.low();
      case I64 -> bits.low();
      case F32 -> Float.intBitsToFloat((int) bits.low());
      case F64 -> Double.longBitsToDouble(bits.low());
      case V128 -> new V128(bits.low(), bits.high());
      case FUNCREF, EXTERNREF -> null;
    };
  }

  /**
   * The exported function as a handle of exactly {@link FunctionType#methodType()}.
   *
   * @throws IllegalArgumentException if no function is exported under this name
   */
  public MethodHandle function(String export) {
    return exportedFunction(export).handle();
  }

  /** The exported function as a value that can be passed to tables, globals and imports. */
  public WasmFunction exportedFunction(String export) {
    return reference(exported(export, FunctionType.class));
  }

  /**
   * The exported function as an instance of a public functional interface whose method has the
   * function's {@link FunctionType#methodType()}; calls neither box nor allocate.
   */
  public <T> T export(String name, Class<T> functionalInterface) {
    int function = exported(name, FunctionType.class);
    MethodType type = model.functions().get(function).methodType();
    Optional<Method> exact =
        BoundCall.single(functionalInterface)
            .filter(method -> type.returnType() == method.getReturnType())
            .filter(method -> type.parameterList().equals(List.of(method.getParameterTypes())));
    if (exact.isEmpty()) {
      return MethodHandleProxies.asInterfaceInstance(functionalInterface, function(name));
    }
    KernelSite site = KernelSite.of(code.function(function));
    return Implementation.of(functionalInterface, exact.get(), type, site);
  }

  /**
   * The exported function with Java arrays in place of its pointers: where the interface's method
   * has a {@code double[]} followed by an {@code int}, the function has a pointer, and works in
   * place on the array from that element on. No copy is made; every access is checked against the
   * array, and one outside is a {@link Trap}. An array given twice is one array.
   *
   * <p>Unlike an address, an index does not wrap around; stores made before a trap stay, but which
   * of them were made is not specified.
   *
   * @throws BindingException if the function reaches memory in a way that arrays cannot follow
   * @throws IllegalArgumentException if there is no such export, or the interface does not fit it
   */
  public <T> T bind(String export, Class<T> functionalInterface) {
    BoundCall<T> call = BoundCall.of(functionalInterface);
    int function = exported(export, FunctionType.class);
    call.check(export, model.functions().get(function));
    return call.implement(KernelSite.of(code.bound(function, call)));
  }

  /**
   * What {@link #bind} would make of a function, without defining it.
   *
   * @throws BindingException if the function reaches memory in a way that arrays cannot follow
   * @throws IllegalArgumentException if there is no such export, or the interface does not fit it
   */
  public Binding binding(String export, Class<?> functionalInterface) {
    BoundCall<?> call = BoundCall.of(functionalInterface);
    int function = exported(export, FunctionType.class);
    call.check(export, model.functions().get(function));
    return module.binding(export, function, call);
  }

  /**
   * The exported function as a kernel that serves at once and becomes faster: bound to arrays where
   * the interface has any, as {@link #bind}, else on linear memory, as {@link #export}. Its scalar
   * code is compiled in the background from now on; {@link WarmUp} says what the warm-up of a
   * kernel on linear memory must not do while the instance serves another thread.
   *
   * @param warmUp calls the kernel on scratch data; it is called on one background thread of the
   *     JVM, until the kernel has been as fast as it gets for a quarter of a second; vector code
   *     that stays slower than scalar code is given up after 20 seconds, or after two minutes while
   *     the JVM seems not to have compiled it
   * @throws IllegalArgumentException if there is no such export, or the interface does not fit it
   */
  public <T> Tiered<T> tiered(String export, Class<T> functionalInterface, WarmUp<T> warmUp) {
    Tiered<T> tiered = tiered(export, functionalInterface, warmUp, WarmUpThread.shared());
    tiered.compile();
    return tiered;
  }

  /**
   * The same with background threads of the caller's, such as {@link WarmUpThread#shared()};
   * nothing is compiled before the first call or the warm-up, which suits many kernels of which few
   * are called.
   */
  public <T> Tiered<T> tiered(
      String export, Class<T> functionalInterface, WarmUp<T> warmUp, Executor background) {
    return tiered(export, functionalInterface, warmUp, background, LONGEST_WARM_UP);
  }

  /** The same with a limit to the time that each of two vector classes may take to become fast. */
  <T> Tiered<T> tiered(
      String export,
      Class<T> functionalInterface,
      WarmUp<T> warmUp,
      Executor background,
      Duration limit) {
    BoundCall<T> call = BoundCall.of(functionalInterface);
    int function = exported(export, FunctionType.class);
    call.check(export, model.functions().get(function));
    TierSource source = new TierSource(export, function, call, this, module, limit);
    return new Tiered<>(call, source, warmUp, background);
  }

  /**
   * Calls an exported function with boxed arguments: {@link Integer}, {@link Long}, {@link Float},
   * {@link Double}, {@link V128}, {@link WasmFunction} or null, any object or null. The results are
   * boxed in the same way. What an imported function throws passes through unchanged, even a
   * checked exception.
   */
  public @Nullable Object[] invoke(String export, @Nullable Object... arguments) {
    return exportedFunction(export).invoke(arguments);
  }

  /** The memory exported under this name. */
  public WasmMemory memory(String export) {
    return linked.memory(exported(export, MemoryType.class));
  }

  /** The global exported under this name. */
  public WasmGlobal global(String export) {
    return linked.globals().get(exported(export, GlobalType.class));
  }

  /** The table exported under this name. */
  public WasmTable table(String export) {
    return linked.tables().get(exported(export, TableType.class));
  }

  private int exported(String name, Class<? extends ExternType> kind) {
    Integer position = exports.get(name);
    if (position == null || !kind.isInstance(model.exports().get(position).type())) {
      throw new IllegalArgumentException(
          "no export \"" + name + "\" of kind " + kind.getSimpleName());
    }
    return model.exportIndices().get(position);
  }

  /**
   * Makes code of this instance, compiled as {@link CompileOptions#interruptible()}, trap at its
   * next check; may be called from any thread.
   */
  public void interrupt() {
    interrupted = true;
  }

  /**
   * Lets go of the memories this instance defined; they have no bytes afterwards. Warm-ups of its
   * kernels stop.
   */
  @Override
  public void close() {
    closed = true;
    linked.memories().subList(ownMemory, linked.memories().size()).forEach(WasmMemory::release);
  }

  /** Checks for interruption. */
  void poll() {
    if (interrupted || Thread.currentThread().isInterrupted()) {
      interrupted = false;
      throw new Trap(Trap.Kind.INTERRUPTED);
    }
  }

  boolean isClosed() {
    return closed;
  }

  Linked linked() {
    return linked;
  }

  /** A function as a value, which is made when it is first asked for. */
  WasmFunction reference(int index) {
    synchronized (functions) {
      WasmFunction known = functions[index];
      return known == null ? define(index) : known;
    }
  }

  private WasmFunction define(int index) {
    FunctionType type = model.functions().get(index);
    WasmFunction function = new WasmFunction(type, () -> StackGuard.guard(code.function(index)));
    functions[index] = function;
    return function;
  }

  FunctionType functionType(int index) {
    return model.types().get(index);
  }

  String functionName(int index) {
    return model.names().get(index);
  }

  void initializeMemory(int segment, int to, int from, int count) {
    linked.memory(0).initialize(data.get(segment), to, from, count);
  }

  void dropData(int segment) {
    data.set(segment, DROPPED_DATA);
  }

  void initializeTable(int segment, int table, int to, int from, int count) {
    linked.tables().get(table).initialize(elements.get(segment), to, from, count);
  }

  void dropElements(int segment) {
    elements.set(segment, DROPPED_ELEMENTS);
  }
}

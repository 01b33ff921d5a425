package dev.wasmath.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Java sees of results, traps, limits and exceptions, in whole functions and in pieces. */
class SemanticsTest {
  private static final int PAGE = WasmMemory.PAGE;
  private static final FunctionType UNARY =
      new FunctionType(List.of(ValueType.I32), List.of(ValueType.I32));

  /** What a host function does. */
  interface Host {
    int call(int argument) throws Exception;
  }

  private static byte[] binary(String name) {
    try (InputStream file = SemanticsTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WasmFunction host(Host host) {
    try {
      MethodType type = MethodType.methodType(int.class, int.class);
      return WasmFunction.of(
          UNARY, MethodHandles.lookup().findVirtual(Host.class, "call", type).bindTo(host));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instance instance(int methodBytes, Host host) {
    CompileOptions options = CompileOptions.defaults().withMethodBytes(methodBytes);
    return WasmModule.parse(binary("semantics.wasm"))
        .compile(options)
        .instantiate(Imports.builder().function("host", "call", host(host)).build());
  }

  private static Instance instance(int methodBytes) {
    return instance(methodBytes, argument -> argument);
  }

  private static int number(Instance instance, String export, @Nullable Object... arguments) {
    return (Integer) Objects.requireNonNull(instance.invoke(export, arguments)[0]);
  }

  private static void traps(Trap.Kind kind, Instance instance, String export, Object... arguments) {
    assertThatThrownBy(() -> instance.invoke(export, arguments))
        .isInstanceOfSatisfying(Trap.class, trap -> assertThat(trap.kind()).isEqualTo(kind));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 8_000})
  void severalResultsAreAnArrayOfBoxes(int methodBytes) throws Throwable {
    try (Instance instance = instance(methodBytes)) {
      assertThat(instance.invoke("swap", 1, 2L)).containsExactly(2L, 1);
      Object[] swapped = (Object[]) instance.function("swap").invokeExact(3, 4L);
      assertThat(swapped).containsExactly(4L, 3);
      assertThat(instance.export("swap", Swap.class).apply(5, 6)).containsExactly(6L, 5);
      for (String export : List.of("seven", "sevenAgain")) {
        assertThat(instance.invoke(export, "x"))
            .containsExactly(
                1, 2L, 3f, 4d, new V128(5, 6), instance.exportedFunction("recurse"), "x");
      }
      assertThat(instance.invoke("twoBlocks", 1)).containsExactly(30, 1);
      assertThat(instance.invoke("twoBlocks", 0)).containsExactly(-10, 2);
    }
  }

  /** Two results. */
  public interface Swap {
    Object[] apply(int first, long second);
  }

  @ParameterizedTest
  @CsvSource({"100, 300", "8000, 300", "8000, 1024", "100, 16384", "8000, 16384"})
  void exhaustedStacksTrapOnThreadsOfAnySize(int methodBytes, int stackKilobytes)
      throws InterruptedException {
    try (Instance instance = instance(methodBytes)) {
      instance.table("functions").set(0, instance.exportedFunction("bounce"));
      AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
      Runnable task =
          () -> {
            for (int i = 0; i < 2; i++) {
              traps(Trap.Kind.CALL_STACK_EXHAUSTED, instance, "recurse", i);
              traps(Trap.Kind.CALL_STACK_EXHAUSTED, instance, "bounce", i);
              assertThat(number(instance, "callHost", i)).isEqualTo(i);
            }
          };
      Thread thread = new Thread(null, task, "exhausted", stackKilobytes * 1024L);
      thread.setUncaughtExceptionHandler((t, thrown) -> failure.set(thrown));
      thread.start();
      thread.join();
      assertThat(failure.get()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 8_000})
  void recursionThroughTheHostTrapsToo(int methodBytes) {
    AtomicReference<@Nullable Instance> itself = new AtomicReference<>();
    Host again = argument -> number(Objects.requireNonNull(itself.get()), "callHost", argument + 1);
    try (Instance instance = instance(methodBytes, again)) {
      itself.set(instance);
      traps(Trap.Kind.CALL_STACK_EXHAUSTED, instance, "callHost", 0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 8_000})
  void whatTheHostThrowsPassesUnchanged(int methodBytes) {
    List<Throwable> thrown =
        List.of(
            new IndexOutOfBoundsException("the host's own"),
            new ArithmeticException(),
            new IOException("checked"),
            new AssertionError(),
            new Trap(Trap.Kind.UNREACHABLE));
    Host host =
        argument -> {
          if (thrown.get(argument) instanceof Error error) {
            throw error;
          }
          throw (Exception) thrown.get(argument);
        };
    try (Instance instance = instance(methodBytes, host)) {
      for (int i = 0; i < thrown.size(); i++) {
        int which = i;
        for (String export : List.of("callHost", "callHostIndirectly")) {
          assertThat(catchThrowable(() -> instance.invoke(export, which))).isSameAs(thrown.get(i));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 8_000})
  void memoriesGrowToTheirMaximum(int methodBytes) {
    try (Instance instance = instance(methodBytes)) {
      instance.memory("memory").segment().set(ValueLayout.JAVA_BYTE, PAGE - 1, (byte) 9);
      traps(Trap.Kind.OUT_OF_BOUNDS_MEMORY, instance, "load", PAGE);
      assertThat(number(instance, "grow", -1)).isEqualTo(-1);
      assertThat(number(instance, "grow", 3)).isEqualTo(-1);
      assertThat(number(instance, "growAndLoad", 1, 2 * PAGE - 1)).isZero();
      assertThat(number(instance, "load", PAGE - 1)).isEqualTo(9);
      traps(Trap.Kind.OUT_OF_BOUNDS_MEMORY, instance, "load", 2 * PAGE);
      assertThat(number(instance, "grow", 1)).isEqualTo(2);
      assertThat(number(instance, "grow", 1)).isEqualTo(-1);
      assertThat(number(instance, "grow", 0)).isEqualTo(3);
      assertThat(number(instance, "size")).isEqualTo(3);
      assertThat(instance.memory("memory").segment().byteSize()).isEqualTo(3L * PAGE);
      assertThat(instance.memory("memory").type()).isEqualTo(new MemoryType(3, OptionalInt.of(3)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 8_000})
  void tablesGrowToTheirMaximum(int methodBytes) {
    try (Instance instance = instance(methodBytes)) {
      assertThat(number(instance, "growTable", -1)).isEqualTo(-1);
      assertThat(number(instance, "growTable", 3)).isEqualTo(-1);
      assertThat(number(instance, "growTable", 2)).isEqualTo(2);
      assertThat(number(instance, "growTable", 1)).isEqualTo(-1);
      assertThat(number(instance, "growTable", 0)).isEqualTo(4);
      assertThat(number(instance, "tableSize")).isEqualTo(4);
      assertThat(instance.table("functions").get(3)).isSameAs(instance.exportedFunction("recurse"));
      assertThat(number(instance, "growObjects", "x", 2)).isEqualTo(1);
      assertThat(instance.table("objects").get(2)).isEqualTo("x");
      assertThat(number(instance, "growObjects", null, Integer.MAX_VALUE)).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 8_000})
  void bulkOperationsOnMemoriesAreCheckedFirst(int methodBytes) {
    try (Instance instance = instance(methodBytes)) {
      Trap.Kind kind = Trap.Kind.OUT_OF_BOUNDS_MEMORY;
      for (String export : List.of("fill", "copy", "init")) {
        instance.invoke(export, PAGE, 0, 0);
        traps(kind, instance, export, PAGE + 1, 0, 0);
        traps(kind, instance, export, -1, 0, 2);
      }
      traps(kind, instance, "fill", PAGE - 3, 1, 4);
      assertThat(number(instance, "load", PAGE - 3)).isZero();
      traps(kind, instance, "copy", 0, PAGE - 3, 4);
      traps(kind, instance, "init", 0, 1, 4);
      traps(kind, instance, "init", 0, 5, 0);
      assertThat(number(instance, "load", 0)).isZero();
      instance.invoke("init", PAGE - 4, 0, 4);
      instance.invoke("copy", PAGE - 3, PAGE - 4, 3);
      assertThat(number(instance, "load", PAGE - 1)).isEqualTo('s');
      instance.invoke("drop");
      instance.invoke("drop");
      instance.invoke("init", PAGE, 0, 0);
      traps(kind, instance, "init", 0, 0, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 8_000})
  void bulkOperationsOnTablesAreCheckedFirst(int methodBytes) {
    try (Instance instance = instance(methodBytes)) {
      Trap.Kind kind = Trap.Kind.OUT_OF_BOUNDS_TABLE;
      instance.invoke("tableFill", 2, 0);
      instance.invoke("tableCopy", 2, 2, 0);
      instance.invoke("tableInit", 2, 2, 0);
      traps(kind, instance, "tableFill", 3, 0);
      traps(kind, instance, "tableFill", 1, 2);
      traps(kind, instance, "tableCopy", 1, 0, 2);
      traps(kind, instance, "tableInit", 0, 1, 2);
      traps(kind, instance, "tableInit", 1, 0, 2);
      assertThat(instance.table("functions").get(0)).isNull();
      assertThat(instance.table("functions").get(1))
          .isSameAs(instance.exportedFunction("callHost"));
      instance.invoke("tableInit", 0, 0, 2);
      instance.invoke("tableCopy", 0, 1, 1);
      assertThat(instance.table("functions").get(0)).isSameAs(instance.exportedFunction("bounce"));
      instance.invoke("elemDrop");
      instance.invoke("tableInit", 2, 0, 0);
      traps(kind, instance, "tableInit", 0, 0, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 8_000})
  void aStartFunctionThatTrapsLeavesItsEffects(int methodBytes) {
    WasmMemory memory = new WasmMemory(new MemoryType(1, OptionalInt.empty()));
    AtomicReference<Integer> seen = new AtomicReference<>(0);
    Imports imports =
        Imports.builder()
            .memory("host", "memory", memory)
            .function("host", "call", host(argument -> seen.getAndSet(argument)))
            .build();
    CompiledModule module =
        WasmModule.parse(binary("starts.wasm"))
            .compile(CompileOptions.defaults().withMethodBytes(methodBytes));
    assertThatThrownBy(() -> module.instantiate(imports))
        .isInstanceOfSatisfying(
            Trap.class, trap -> assertThat(trap.kind()).isEqualTo(Trap.Kind.UNREACHABLE));
    assertThat(seen.get()).isEqualTo(7);
    assertThat(memory.segment().get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 42);
    assertThat(memory.segment().get(ValueLayout.JAVA_BYTE, 8)).isEqualTo((byte) 'k');
  }
}

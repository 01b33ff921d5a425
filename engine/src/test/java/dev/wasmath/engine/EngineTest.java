package dev.wasmath.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls, traps and limits of small modules in every lowering. */
class EngineTest {
  /** Calls itself with one less until the argument is zero, then gives 7. */
  private static final byte[] COUNTDOWN =
      module(
          "01060160017f017f" + "03020100" + "0705010166" + "0000",
          "2000" + "047f" + "2000" + "4101" + "6b" + "1000" + "05" + "4107" + "0b");

  /** {@code (func (export "f") (param i32) (result i32) loop br 0 end unreachable)}. */
  private static final byte[] ENDLESS =
      module("01060160017f017f" + "03020100" + "0705010166" + "0000", "03400c000b00");

  /** Stores its argument at address 65,532 + argument, then loads it. */
  private static final byte[] STORE =
      module(
          "01060160017f017f" + "03020100" + "0503010001" + "0705010166" + "0000",
          "2000" + "2000" + "3602fcff03" + "2000" + "2802fcff03");

  private static byte[] module(String sections, String body) {
    String code = "00" + body + "0b";
    int size = code.length() / 2;
    String section = "01" + hex(size) + code;
    return HexFormat.of()
        .parseHex("0061736d01000000" + sections + "0a" + hex(section.length() / 2) + section);
  }

  private static String hex(int small) {
    return HexFormat.of().toHexDigits((byte) small);
  }

  private static Instance instance(byte[] binary, Lowering lowering) {
    CompileOptions options =
        CompileOptions.defaults().withLowering(lowering).withInterruptible(true);
    return WasmModule.parse(binary).compile(options).instantiate(Imports.none());
  }

  @ParameterizedTest
  @EnumSource(Lowering.class)
  void callsRecursively(Lowering lowering) {
    try (Instance instance = instance(COUNTDOWN, lowering)) {
      assertThat(instance.invoke("f", 100)).containsExactly(7);
    }
  }

  @Test
  void exportsAreFunctionalInterfaces() {
    try (Instance instance = instance(COUNTDOWN, Lowering.AUTO)) {
      assertThat(instance.export("f", PublicFunction.class).apply(3)).isEqualTo(7);
    }
  }

  /** A public interface: others cannot be implemented. */
  public interface PublicFunction {
    int apply(int x);
  }

  @Test
  void anInterfaceOfAnotherLoaderIsImplementedToo() throws ReflectiveOperationException {
    URL[] here = {EngineTest.class.getProtectionDomain().getCodeSource().getLocation()};
    try (Instance instance = instance(COUNTDOWN, Lowering.AUTO);
        URLClassLoader loader = new URLClassLoader(here, null)) {
      Class<?> foreign = loader.loadClass(PublicFunction.class.getName());
      assertThat(foreign).isNotEqualTo(PublicFunction.class);
      Object function = instance.export("f", foreign);
      assertThat(foreign.getMethod("apply", int.class).invoke(function, 3)).isEqualTo(7);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void deepRecursionTraps() {
    try (Instance instance = instance(COUNTDOWN, Lowering.AUTO)) {
      PublicFunction function = instance.export("f", PublicFunction.class);
      assertThatThrownBy(() -> function.apply(100_000_000))
          .isInstanceOfSatisfying(
              Trap.class,
              trap -> assertThat(trap.kind()).isEqualTo(Trap.Kind.CALL_STACK_EXHAUSTED));
      assertThatThrownBy(() -> instance.invoke("f", 100_000_000))
          .isInstanceOfSatisfying(
              Trap.class,
              trap -> assertThat(trap.kind()).isEqualTo(Trap.Kind.CALL_STACK_EXHAUSTED));
    }
  }

  @ParameterizedTest
  @EnumSource(Lowering.class)
  void accessesAreChecked(Lowering lowering) {
    try (Instance instance = instance(STORE, lowering)) {
      assertThat(instance.invoke("f", 0)).containsExactly(0);
      for (int beyond : new int[] {1, 4, Integer.MAX_VALUE, -1, -65_532}) {
        assertThatThrownBy(() -> instance.invoke("f", beyond))
            .isInstanceOfSatisfying(
                Trap.class,
                trap -> {
                  assertThat(trap.kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
                  assertThat(trap.functionIndex()).isZero();
                });
      }
    }
  }

  @Test
  void endlessLoopsCanBeInterrupted() {
    try (Instance instance = instance(ENDLESS, Lowering.AUTO)) {
      instance.interrupt();
      assertThatThrownBy(() -> instance.invoke("f", 0))
          .isInstanceOfSatisfying(
              Trap.class, trap -> assertThat(trap.kind()).isEqualTo(Trap.Kind.INTERRUPTED));
    }
  }

  @Test
  void limitsAreKept() {
    Limits small = Limits.defaults().withMemoryPages(0);
    CompiledModule module = WasmModule.parse(STORE, small).compile();
    assertThatThrownBy(() -> module.instantiate(Imports.none()))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("memory");
  }

  @Test
  void truncatedModulesAreMalformed() {
    for (int length = 0; length < STORE.length; length++) {
      byte[] part = Arrays.copyOf(STORE, length);
      if (length != 8 && length != 16) { // The header, and the types behind it, are modules.
        assertThatThrownBy(() -> WasmModule.parse(part)).isInstanceOf(WasmException.class);
      }
    }
  }
}

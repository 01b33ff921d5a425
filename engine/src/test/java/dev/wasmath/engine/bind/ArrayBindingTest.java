package dev.wasmath.engine.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wasmath.engine.Binding;
import dev.wasmath.engine.BindingException;
import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.CompiledModule;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.Trap;
import dev.wasmath.engine.WasmModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Binding to arrays: what it means, what is checked, and what is refused. */
class ArrayBindingTest {
  /** A function of one array. */
  public interface Reads {
    /** Calls it. */
    double of(double[] x, int offset, int n);
  }

  /** A function that copies. */
  public interface Copies {
    /** Calls it. */
    void of(double[] x, int xOffset, double[] y, int yOffset, int n);
  }

  /** A function of one array to an integer. */
  public interface Counts {
    /** Calls it. */
    int of(double[] x, int offset, int n);
  }

  /** A function of an array alone. */
  public interface Takes {
    /** Calls it. */
    int of(double[] x, int offset);
  }

  /** A function of an array alone to a number. */
  public interface Looks {
    /** Calls it. */
    double of(double[] x, int offset);
  }

  /** A function of two arrays to an integer. */
  public interface Compares {
    /** Calls it. */
    int of(double[] x, int xOffset, double[] y, int yOffset);
  }

  /** A function of two arrays to a number. */
  public interface Chooses {
    /** Calls it. */
    double of(double[] x, int xOffset, double[] y, int yOffset, int n);
  }

  /** A function that stores a number. */
  public interface Puts {
    /** Calls it. */
    void of(double[] x, int offset, int bytes, double v);
  }

  /** An interface whose array has no offset. */
  public interface Unplaced {
    /** Calls it. */
    double of(double[] x, double n);
  }

  private static Instance instance(Lowering lowering) {
    return module(lowering).instantiate(Imports.none());
  }

  private static CompiledModule module(Lowering lowering) {
    try (InputStream in = ArrayBindingTest.class.getResourceAsStream("bind.wasm")) {
      return WasmModule.parse(Objects.requireNonNull(in).readAllBytes())
          .compile(CompileOptions.defaults().withLowering(lowering));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] numbers(int n) {
    return IntStream.range(0, n).mapToDouble(i -> i + 0.5).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void callsAreInlinedAndOffsetsCount(Lowering lowering) {
    try (Instance instance = instance(lowering)) {
      Reads sum = instance.bind("sum", Reads.class);
      assertThat(sum.of(numbers(10), 0, 10)).isEqualTo(50);
      assertThat(sum.of(numbers(10), 7, 2)).isEqualTo(16);
      assertThat(sum.of(numbers(10), 10, 0)).isEqualTo(0);
      Counts distance = instance.bind("distance", Counts.class);
      assertThat(distance.of(new double[0], 3, 21)).isEqualTo(42);
      assertThat(distance.of(new double[0], 3, -21)).isEqualTo(-42);
    }
  }

  @Test
  void writtenAndReadOnlyArraysAreKnown() {
    try (Instance instance = instance(Lowering.V256)) {
      Binding copy = instance.binding("copy", Copies.class);
      assertThat(copy.export()).isEqualTo("copy");
      assertThat(copy.written()).containsExactly(2);
      assertThat(copy.readOnly()).containsExactly(0);
      assertThat(copy.explanation()).contains(" bytes of bytecode");
      assertThat(instance.binding("sum", Reads.class).written()).isEmpty();
      assertThatExceptionOfType(BindingException.class)
          .isThrownBy(() -> instance.binding("bytes", Takes.class));
      assertThatIllegalArgumentException().isThrownBy(() -> instance.binding("copy", Reads.class));
    }
  }

  @Test
  void explainCoversExportsOnArrays() {
    assertThat(module(Lowering.V128).explain())
        .contains("copy on arrays for parameters [0, 1], writes to [1]: ")
        .contains("sum on arrays for parameters [0], writes to []: ")
        .contains("bytes cannot be bound to arrays: ");
  }

  @ParameterizedTest
  @EnumSource
  void exportedFunctionsAreCalledWithTheArrays(Lowering lowering) {
    try (Instance instance = instance(lowering)) {
      Copies sums = instance.bind("sums", Copies.class);
      double[] x = new double[6];
      sums.of(x, 1, numbers(8), 2, 5);
      assertThat(x).containsExactly(0, 0, 2.5, 6, 10.5, 16);
      double[] both = numbers(4);
      sums.of(both, 0, both, 0, 4);
      assertThat(both).containsExactly(0, 0.5, 2, 4.5);
      assertThatExceptionOfType(Trap.class)
          .isThrownBy(() -> sums.of(x, 2, numbers(8), 0, 5))
          .withMessageStartingWith("out of bounds memory access");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anArrayGivenTwiceIsOneArray(Lowering lowering) {
    try (Instance instance = instance(lowering)) {
      Copies copy = instance.bind("copy", Copies.class);
      for (int shift = 0; shift <= 10; shift++) {
        double[] array = numbers(60);
        double[] expected = numbers(60);
        for (int pair = 0; pair < 24; pair += 2) {
          double first = expected[pair];
          double second = expected[pair + 1];
          expected[pair + shift] = first;
          expected[pair + shift + 1] = second;
        }
        copy.of(array, 0, array, shift, 3);
        assertThat(array).as("shifted by %d", shift).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingOutsideAnArrayIsTouched(Lowering lowering) {
    try (Instance instance = instance(lowering)) {
      Reads sum = instance.bind("sum", Reads.class);
      Copies copy = instance.bind("copy", Copies.class);
      double[] array = numbers(16);
      for (int offset : new int[] {1, 16, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 29}) {
        assertThatExceptionOfType(Trap.class)
            .as("offset %d", offset)
            .isThrownBy(() -> sum.of(array, offset, 16))
            .withMessageStartingWith("out of bounds memory access");
      }
      assertThatExceptionOfType(Trap.class)
          .isThrownBy(() -> copy.of(array, 0, new double[15], 0, 2));
      copy.of(array, 0, new double[16], 0, 2);
      assertThat(array).isEqualTo(numbers(16));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bytes  | dev.wasmath.engine.bind.ArrayBindingTest$Takes    | I32_LOAD8_U does not touch whole doubles
          odd    | dev.wasmath.engine.bind.ArrayBindingTest$Reads    | bytes that may not be a multiple of 8
          either | dev.wasmath.engine.bind.ArrayBindingTest$Chooses  | an address of parameter 0 on one path
          order  | dev.wasmath.engine.bind.ArrayBindingTest$Compares | compares an address of parameter 0
          leak   | dev.wasmath.engine.bind.ArrayBindingTest$Takes    | a pointer is returned
          fixed  | dev.wasmath.engine.bind.ArrayBindingTest$Looks    | at an address that is no pointer's
          endless | dev.wasmath.engine.bind.ArrayBindingTest$Takes   | it calls itself
          put    | dev.wasmath.engine.bind.ArrayBindingTest$Puts     | bytes that may not be a multiple of 8
          size   | dev.wasmath.engine.bind.ArrayBindingTest$Takes    | it has MEMORY_SIZE
          """)
  void whatArraysCannotFollowIsRefusedWithTheReason(String export, Class<?> type, String reason) {
    try (Instance instance = instance(Lowering.AUTO)) {
      assertThatExceptionOfType(BindingException.class)
          .isThrownBy(() -> instance.bind(export, type))
          .withMessageStartingWith("cannot be bound to arrays: ")
          .withMessageContaining(reason);
    }
  }

  @Test
  void anInterfaceThatDoesNotFitIsTheCallersMistake() {
    try (Instance instance = instance(Lowering.AUTO)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> instance.bind("sum", Copies.class))
          .withMessageContaining("sum");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> instance.bind("sum", Unplaced.class))
          .withMessageContaining("without the int offset");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> instance.bind("sum", Arrays.class))
          .withMessageContaining("no functional interface");
      assertThatIllegalArgumentException().isThrownBy(() -> instance.bind("none", Reads.class));
    }
  }
}

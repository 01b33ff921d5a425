package dev.wasmath.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmath.engine.fuzz.WasmBytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import run.endive.wasm.types.OpCode;

/** Functions with more parameters than a Java method can have, and with very many results. */
class WideTypesTest {
  private static final int MANY = 300;
  private static final int VECTORS = 100;
  private static final int MOST = FunctionType.MOST_VALUES;

  /** The function types of the module. */
  private static final int MIX = 0;

  private static final int REVERSE = 1;
  private static final int COUNT = 2;
  private static final int SUM = 3;
  private static final int VECTOR = 4;
  private static final int LARGEST = 5;

  private static WasmBytes type(int count, int parameter, int results, int result) {
    WasmBytes type = new WasmBytes().raw(0x60).u32(count);
    Collections.nCopies(count, parameter).forEach(type::raw);
    type.u32(results);
    Collections.nCopies(results, result).forEach(type::raw);
    return type;
  }

  private static WasmBytes code() {
    return new WasmBytes().u32(0);
  }

  private static WasmBytes getAll(WasmBytes code, int rotation) {
    for (int i = 0; i < MANY; i++) {
      code.get((i + rotation) % MANY);
    }
    return code;
  }

  /** The sum of each parameter times its number, from 1 on. */
  private static WasmBytes mix() {
    WasmBytes code = code().i64(0);
    for (int i = 0; i < MANY; i++) {
      code.get(i).i64(i + 1).op(OpCode.I64_MUL).op(OpCode.I64_ADD);
    }
    return code;
  }

  private static WasmBytes reverse() {
    WasmBytes code = code();
    for (int i = MANY - 1; i >= 0; i--) {
      code.get(i);
    }
    return code;
  }

  private static WasmBytes count() {
    WasmBytes code = code();
    for (int i = 0; i < MOST; i++) {
      code.i64(i);
    }
    return code;
  }

  /** Adds up what another function gives: all results but the last times three. */
  private static WasmBytes sum(int function) {
    WasmBytes code = code().op(OpCode.CALL, function);
    for (int i = 1; i < MOST; i++) {
      code.i64(3).op(OpCode.I64_MUL).op(OpCode.I64_ADD);
    }
    return code;
  }

  private static WasmBytes vectors() {
    WasmBytes code = code().get(0);
    for (int i = 1; i < VECTORS; i++) {
      code.get(i).op(OpCode.I64x2_ADD);
    }
    return code;
  }

  /** A loop of all parameters that is run twice: each time they are reversed. */
  private static WasmBytes loop() {
    WasmBytes code = new WasmBytes().u32(1).u32(1).raw(WasmBytes.I32);
    getAll(code, 0).op(OpCode.LOOP).raw(REVERSE).op(OpCode.CALL, 2).get(MANY).i32(1);
    code.op(OpCode.I32_ADD).op(OpCode.LOCAL_TEE, MANY).i32(2).op(OpCode.I32_LT_U);
    return code.op(OpCode.BR_IF, 0).op(OpCode.END);
  }

  private static byte[] module() {
    WasmBytes wasm = new WasmBytes().raw(0, 'a', 's', 'm', 1, 0, 0, 0);
    WasmBytes types = new WasmBytes().u32(6);
    types.raw(type(MANY, WasmBytes.I64, 1, WasmBytes.I64).toArray());
    types.raw(type(MANY, WasmBytes.I64, MANY, WasmBytes.I64).toArray());
    types.raw(type(0, 0, MOST, WasmBytes.I64).toArray());
    types.raw(type(0, 0, 1, WasmBytes.I64).toArray());
    types.raw(type(VECTORS, WasmBytes.V128, 1, WasmBytes.V128).toArray());
    wasm.section(1, types.raw(type(MOST, WasmBytes.F64, 1, WasmBytes.F64).toArray()));
    wasm.section(2, new WasmBytes().u32(1).name("host").name("mix").raw(0).u32(MIX));
    int[] functions = {MIX, REVERSE, COUNT, SUM, MIX, MIX, MIX, VECTOR, VECTOR, REVERSE, LARGEST};
    WasmBytes declared = new WasmBytes().u32(functions.length);
    Arrays.stream(functions).forEach(declared::u32);
    wasm.section(3, declared).section(4, new WasmBytes().u32(1).raw(0x70, 0).u32(1));
    WasmBytes exports = new WasmBytes().u32(functions.length);
    String[] names = {
      "mix",
      "reverse",
      "count",
      "sum",
      "direct",
      "indirect",
      "imported",
      "vectors",
      "forward",
      "loop",
      "largest"
    };
    for (int i = 0; i < names.length; i++) {
      exports.name(names[i]).raw(0).u32(i + 1);
    }
    wasm.section(7, exports);
    WasmBytes elements = new WasmBytes().u32(1).raw(0).i32(0).op(OpCode.END).u32(1).u32(1);
    wasm.section(9, elements);
    WasmBytes forward = code();
    for (int i = 0; i < VECTORS; i++) {
      forward.get(VECTORS - 1 - i);
    }
    WasmBytes largest = code().get(0).get(MOST - 1).op(OpCode.F64_SUB);
    WasmBytes[] bodies = {
      mix(),
      reverse(),
      count(),
      sum(3),
      getAll(code(), 1).op(OpCode.CALL, 1),
      getAll(code(), 1).i32(0).op(OpCode.CALL_INDIRECT, MIX).u32(0),
      getAll(code(), 1).op(OpCode.CALL, 0),
      vectors(),
      forward.op(OpCode.CALL, 8),
      loop(),
      largest
    };
    WasmBytes section = new WasmBytes().u32(bodies.length);
    for (WasmBytes body : bodies) {
      section.sized(body.op(OpCode.END));
    }
    return wasm.section(10, section).toArray();
  }

  private static long mixed(long[] parameters) {
    return LongStream.range(0, MANY).map(i -> parameters[(int) i] * (i + 1)).sum();
  }

  /** A host function of a type with very many parameters takes them in one array. */
  static long hostMix(Object[] arguments) {
    return mixed(Arrays.stream(arguments).mapToLong(argument -> (Long) argument).toArray());
  }

  private static Imports imports() {
    FunctionType type =
        new FunctionType(
            Collections.nCopies(MANY, ValueType.I64), Collections.nCopies(1, ValueType.I64));
    try {
      return Imports.builder()
          .function(
              "host",
              "mix",
              type,
              MethodHandles.lookup()
                  .findStatic(
                      WideTypesTest.class,
                      "hostMix",
                      MethodType.methodType(long.class, Object[].class)))
          .build();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instance instance(Lowering lowering, int methodBytes) {
    CompileOptions options =
        CompileOptions.defaults().withLowering(lowering).withMethodBytes(methodBytes);
    return WasmModule.parse(module()).compile(options).instantiate(imports());
  }

  private static Stream<Arguments> everywhere() {
    return Stream.of(Lowering.SCALAR, Lowering.V128, Lowering.V256, Lowering.V512)
        .flatMap(lowering -> Stream.of(Arguments.of(lowering, 300), Arguments.of(lowering, 8_000)));
  }

  private static Object[] squares() {
    return LongStream.range(0, MANY).map(i -> i * i).boxed().toArray();
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void allArgumentsArrive(Lowering lowering, int methodBytes) {
    long[] rotated = LongStream.range(0, MANY).map(i -> (i + 1) % MANY).map(i -> i * i).toArray();
    long plain = mixed(LongStream.range(0, MANY).map(i -> i * i).toArray());
    try (Instance instance = instance(lowering, methodBytes)) {
      assertThat(instance.invoke("mix", squares())).containsExactly(plain);
      for (String caller : new String[] {"direct", "indirect", "imported"}) {
        assertThat(instance.invoke(caller, squares())).as(caller).containsExactly(mixed(rotated));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void allResultsArrive(Lowering lowering, int methodBytes) {
    try (Instance instance = instance(lowering, methodBytes)) {
      Object[] reversed = squares();
      Collections.reverse(Arrays.asList(reversed));
      assertThat(instance.invoke("reverse", squares())).containsExactly(reversed);
      assertThat(instance.invoke("loop", squares())).containsExactly(squares());
      assertThat(instance.invoke("count"))
          .containsExactly(LongStream.range(0, MOST).boxed().toArray());
      assertThat(instance.invoke("sum")).containsExactly(summed());
      assertThat(instance.invoke("largest", Collections.nCopies(MOST, 2.5).toArray()))
          .containsExactly(0.0);
    }
  }

  /** What {@link #sum} makes of the numbers from 0 on. */
  private static long summed() {
    long sum = MOST - 1;
    for (int i = MOST - 2; i >= 0; i--) {
      sum = i + 3 * sum;
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void vectorsArrive(Lowering lowering, int methodBytes) {
    Object[] vectors = LongStream.range(0, VECTORS).mapToObj(i -> new V128(i, 1000 * i)).toArray();
    V128 sum = new V128(4950, 4_950_000);
    try (Instance instance = instance(lowering, methodBytes)) {
      assertThat(instance.invoke("vectors", vectors)).containsExactly(sum);
      assertThat(instance.invoke("forward", vectors)).containsExactly(sum);
    }
  }

  @Test
  void handlesTakeOneArray() throws Throwable {
    try (Instance instance = instance(Lowering.AUTO, 8_000)) {
      FunctionType type = instance.exportedFunction("mix").type();
      assertThat(type.takesArray()).isTrue();
      assertThat(instance.function("mix").type())
          .isEqualTo(MethodType.methodType(long.class, Object[].class));
      long mixed = (long) instance.function("mix").invokeExact(squares());
      assertThat(instance.invoke("mix", squares())).containsExactly(mixed);
    }
  }

  @Test
  void argumentsAreChecked() {
    try (Instance instance = instance(Lowering.AUTO, 8_000)) {
      Object[] wrong = squares();
      wrong[7] = "seven";
      assertThatThrownBy(() -> instance.invoke("mix", wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("argument 7 is not of type I64: seven");
      assertThatThrownBy(() -> instance.invoke("mix", 1L))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("300 arguments expected, 1 given");
    }
  }

  @Test
  void moreThanAThousandAreRefused() {
    WasmBytes header = new WasmBytes().raw(0, 'a', 's', 'm', 1, 0, 0, 0);
    WasmBytes types = new WasmBytes().u32(1).raw(type(MOST + 1, WasmBytes.I32, 0, 0).toArray());
    byte[] module = header.section(1, types).toArray();
    assertThatThrownBy(() -> WasmModule.parse(module))
        .isInstanceOf(LimitException.class)
        .hasMessage("1001 parameters of a function type exceed the limit of 1000");
  }
}

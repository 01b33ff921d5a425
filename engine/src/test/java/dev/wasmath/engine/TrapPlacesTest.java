package dev.wasmath.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmath.engine.Trap.Kind;
import dev.wasmath.engine.fuzz.WasmBytes;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import run.endive.wasm.types.OpCode;

/** A trap tells its function and the offset of its instruction, in each lowering and in pieces. */
class TrapPlacesTest {
  private static final int PAGE = WasmMemory.PAGE;

  /**
   * The function that traps; behind another, as its index and place must not be those of the first.
   *
   * @param before the instructions up to the one that traps
   * @param trap the instruction that traps
   * @param after the instructions from there on
   */
  private record Case(String name, Kind kind, WasmBytes before, WasmBytes trap, WasmBytes after) {

    private WasmBytes body() {
      WasmBytes body = new WasmBytes().u32(2).u32(1).raw(WasmBytes.I32).u32(2).raw(WasmBytes.V128);
      return body.raw(before.toArray()).raw(trap.toArray()).raw(after.toArray()).op(OpCode.END);
    }

    /** {@code f(i32)}, with a memory, a table of two functions of two types, and segments. */
    byte[] module() {
      WasmBytes wasm = new WasmBytes().raw(0, 'a', 's', 'm', 1, 0, 0, 0);
      wasm.section(1, new WasmBytes().u32(2).raw(0x60, 0, 0).raw(0x60, 1, WasmBytes.I32, 0));
      wasm.section(3, new WasmBytes().u32(2).u32(0).u32(1));
      wasm.section(4, new WasmBytes().u32(1).raw(0x70, 0).u32(2));
      wasm.section(5, new WasmBytes().u32(1).raw(0).u32(1));
      wasm.section(7, new WasmBytes().u32(1).name("f").raw(0).u32(1));
      WasmBytes elements = new WasmBytes().u32(2);
      elements.raw(0).i32(0).op(OpCode.END).u32(1).u32(0);
      wasm.section(9, elements.raw(1, 0).u32(1).u32(0));
      wasm.section(12, new WasmBytes().u32(1));
      wasm.section(10, new WasmBytes().u32(2).sized(new WasmBytes().raw(0, 0x0b)).sized(body()));
      return wasm.section(11, new WasmBytes().u32(1).raw(1).name("data")).toArray();
    }

    int offset() {
      List<Byte> module = bytes(module());
      int start = Collections.indexOfSubList(module, bytes(body().toArray()));
      return start + 5 + before.toArray().length;
    }

    private static List<Byte> bytes(byte[] array) {
      Byte[] boxed = new Byte[array.length];
      for (int i = 0; i < array.length; i++) {
        boxed[i] = array[i];
      }
      return List.of(boxed);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static WasmBytes code() {
    return new WasmBytes();
  }

  /** An operation on what is pushed before, whose result is dropped. */
  private static Case drops(Kind kind, OpCode op, WasmBytes before) {
    return new Case(op.name(), kind, before, code().op(op), code().op(OpCode.DROP));
  }

  private static Case bulk(Kind kind, OpCode op, int... immediates) {
    WasmBytes before = code().i32(PAGE).i32(0).i32(9);
    return new Case(op.name(), kind, before, code().op(op).raw(immediates), code());
  }

  private static Stream<Case> arithmetic() {
    WasmBytes nan = code().op(OpCode.F32_CONST).littleEndian(0x7fc0_0000, 4);
    WasmBytes huge = code().op(OpCode.F64_CONST).littleEndian(0x7fe0_0000_0000_0000L, 8);
    WasmBytes lowest = code().i32(Integer.MIN_VALUE).i32(-1);
    return Stream.of(
        drops(Kind.INTEGER_DIVIDE_BY_ZERO, OpCode.I32_DIV_U, code().get(0).i32(0)),
        drops(Kind.INTEGER_OVERFLOW, OpCode.I32_DIV_S, lowest),
        drops(Kind.INTEGER_DIVIDE_BY_ZERO, OpCode.I64_REM_S, code().i64(5).i64(0)),
        drops(Kind.INVALID_CONVERSION, OpCode.I32_TRUNC_F32_S, nan),
        drops(Kind.INTEGER_OVERFLOW, OpCode.I64_TRUNC_F64_U, huge),
        new Case("UNREACHABLE", Kind.UNREACHABLE, code(), code().op(OpCode.UNREACHABLE), code()));
  }

  private static Case access(String name, WasmBytes before, WasmBytes trap, WasmBytes after) {
    return new Case(name, Kind.OUT_OF_BOUNDS_MEMORY, before, trap, after);
  }

  private static Stream<Case> accesses() {
    WasmBytes load = code().memory(OpCode.I32_LOAD, 0, PAGE);
    WasmBytes vector = code().memory(OpCode.V128_LOAD, 0, PAGE - 15);
    WasmBytes lane = code().memory(OpCode.V128_STORE64_LANE, 0, PAGE).raw(1);
    return Stream.of(
        access("i32.load", code().get(0), load, code().op(OpCode.DROP)),
        access("i64.store", code().get(0).i64(1), code().memory(OpCode.I64_STORE, 0, PAGE), code()),
        access("v128.load", code().get(0), vector, code().op(OpCode.DROP)),
        access("v128.store64_lane", code().get(0).get(2), lane, code()),
        access(
            "a load in a store", code().get(0).get(0), load, code().memory(OpCode.I32_STORE, 0, 0)),
        access(
            "a store of a load",
            code().get(0).get(0).memory(OpCode.I32_LOAD, 0, 0),
            code().memory(OpCode.I32_STORE, 0, PAGE),
            code()));
  }

  /**
   * A loop whose block is checked at once, and packed, if its third store is the first out of
   * bounds.
   */
  private static Case guardedLoop() {
    WasmBytes before = code().op(OpCode.LOOP).raw(WasmBytes.EMPTY_BLOCK);
    for (int i = 0; i < 2; i++) {
      before.get(1).get(2).memory(OpCode.V128_STORE, 0, PAGE - 160 + 16L * i);
    }
    before.get(1).get(2);
    WasmBytes after = code().get(1).get(2).memory(OpCode.V128_STORE, 0, PAGE - 160 + 32);
    after.get(1).i32(16).op(OpCode.I32_ADD).op(OpCode.LOCAL_TEE, 1).i32(PAGE);
    after.op(OpCode.I32_LT_U).op(OpCode.BR_IF, 0).op(OpCode.END);
    return access(
        "a loop of stores", before, code().memory(OpCode.V128_STORE, 0, PAGE - 160 + 48), after);
  }

  /** A loop of loads alone, which has no precise copy. */
  private static Case loadingLoop() {
    WasmBytes before = code().op(OpCode.LOOP).raw(WasmBytes.EMPTY_BLOCK).get(1);
    WasmBytes after = code().get(1).memory(OpCode.V128_LOAD, 0, PAGE - 64);
    after.op(OpCode.V128_XOR).get(3).op(OpCode.V128_XOR).set(3);
    after.get(1).i32(16).op(OpCode.I32_ADD).op(OpCode.LOCAL_TEE, 1).i32(PAGE);
    after.op(OpCode.I32_LT_U).op(OpCode.BR_IF, 0).op(OpCode.END);
    return access("a loop of loads", before, code().memory(OpCode.V128_LOAD, 0, PAGE - 80), after);
  }

  private static Stream<Case> tables() {
    WasmBytes call = code().op(OpCode.CALL_INDIRECT, 0).u32(0);
    WasmBytes other = code().op(OpCode.CALL_INDIRECT, 1).u32(0);
    Kind outside = Kind.OUT_OF_BOUNDS_TABLE;
    WasmBytes null2 = code().i32(2).op(OpCode.REF_NULL).raw(0x70);
    return Stream.of(
        bulk(Kind.OUT_OF_BOUNDS_MEMORY, OpCode.MEMORY_FILL, 0),
        bulk(Kind.OUT_OF_BOUNDS_MEMORY, OpCode.MEMORY_COPY, 0, 0),
        bulk(Kind.OUT_OF_BOUNDS_MEMORY, OpCode.MEMORY_INIT, 0, 0),
        bulk(outside, OpCode.TABLE_COPY, 0, 0),
        bulk(outside, OpCode.TABLE_INIT, 1, 0),
        new Case("get", outside, code().i32(2), code().op(OpCode.TABLE_GET, 0), code().raw(0x1a)),
        new Case("set", outside, null2, code().op(OpCode.TABLE_SET, 0), code()),
        new Case(
            "fill",
            outside,
            code().raw(null2.toArray()).i32(1),
            code().op(OpCode.TABLE_FILL, 0),
            code()),
        new Case("undefined", Kind.UNDEFINED_ELEMENT, code().i32(2), call, code()),
        new Case("null", Kind.UNINITIALIZED_ELEMENT, code().i32(1), call, code()),
        new Case(
            "another type", Kind.INDIRECT_CALL_TYPE_MISMATCH, code().get(0).i32(0), other, code()));
  }

  private static Stream<Arguments> everywhere() {
    return Stream.of(arithmetic(), accesses(), Stream.of(guardedLoop()), tables())
        .flatMap(cases -> cases)
        .flatMap(
            one ->
                Stream.of(Lowering.SCALAR, Lowering.V128, Lowering.V256, Lowering.V512)
                    .flatMap(
                        lowering ->
                            Stream.of(
                                Arguments.of(one, lowering, 100),
                                Arguments.of(one, lowering, 8_000))));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void theTrapKnowsItsPlace(Case one, Lowering lowering, int methodBytes) {
    CompileOptions options =
        CompileOptions.defaults().withLowering(lowering).withMethodBytes(methodBytes);
    try (Instance instance =
        WasmModule.parse(one.module()).compile(options).instantiate(Imports.none())) {
      assertThatThrownBy(() -> instance.invoke("f", 0))
          .isInstanceOfSatisfying(
              Trap.class,
              trap -> {
                assertThat(trap.kind()).isEqualTo(one.kind());
                assertThat(trap.functionIndex()).isEqualTo(1);
                assertThat(trap.offset()).isEqualTo(one.offset());
              });
    }
  }

  /** There an exception handler for each place would cost. */
  @Test
  void inALoopTheFunctionIsTold() {
    try (Instance instance =
        WasmModule.parse(loadingLoop().module()).compile().instantiate(Imports.none())) {
      assertThatThrownBy(() -> instance.invoke("f", 0))
          .isInstanceOfSatisfying(
              Trap.class,
              trap -> {
                assertThat(trap.kind()).isEqualTo(Kind.OUT_OF_BOUNDS_MEMORY);
                assertThat(trap.functionIndex()).isEqualTo(1);
                assertThat(trap.offset()).isEqualTo(-1);
              });
    }
  }
}

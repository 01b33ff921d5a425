package dev.wasmath.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wasmath.engine.fuzz.LoopBinaries;
import dev.wasmath.engine.fuzz.WasmBytes;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.endive.wasm.types.OpCode;

/** Hostile modules fail with an exception of the engine, and what runs away can be stopped. */
class SafetyTest {
  private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};

  private static WasmBytes module() {
    return new WasmBytes().raw(HEADER);
  }

  /** A module of one function {@code f} without parameters and results. */
  private static WasmBytes function(WasmBytes body) {
    WasmBytes wasm = module().section(1, new WasmBytes().raw(1, 0x60, 0, 0));
    wasm.section(3, new WasmBytes().raw(1, 0));
    wasm.section(7, new WasmBytes().raw(1).name("f").raw(0, 0));
    return wasm.section(10, new WasmBytes().raw(1).sized(body));
  }

  private static Stream<Arguments> everywhere() {
    return Stream.of(Lowering.SCALAR, Lowering.V128, Lowering.V256, Lowering.V512)
        .flatMap(lowering -> Stream.of(Arguments.of(lowering, 100), Arguments.of(lowering, 8_000)));
  }

  private static Instance instance(WasmBytes wasm, Lowering lowering, int methodBytes) {
    CompileOptions options =
        CompileOptions.defaults()
            .withLowering(lowering)
            .withMethodBytes(methodBytes)
            .withInterruptible(true);
    return WasmModule.parse(wasm.toArray()).compile(options).instantiate(Imports.none());
  }

  private static void traps(Trap.Kind kind, Instance instance) {
    assertThatThrownBy(() -> instance.invoke("f"))
        .isInstanceOfSatisfying(Trap.class, trap -> assertThat(trap.kind()).isEqualTo(kind));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void deepRecursionTraps(Lowering lowering, int methodBytes) {
    WasmBytes body = new WasmBytes().u32(1).u32(1).raw(WasmBytes.V128).op(OpCode.CALL, 0);
    try (Instance instance = instance(function(body.op(OpCode.END)), lowering, methodBytes)) {
      traps(Trap.Kind.CALL_STACK_EXHAUSTED, instance);
      traps(Trap.Kind.CALL_STACK_EXHAUSTED, instance);
    }
  }

  /** Loops for ever, over vectors and with a block that keeps it from being one instruction. */
  private static WasmBytes endless() {
    WasmBytes body = new WasmBytes().u32(1).u32(1).raw(WasmBytes.V128);
    body.op(OpCode.LOOP).raw(WasmBytes.EMPTY_BLOCK).get(0).v128(1, 2).op(OpCode.I64x2_ADD).set(0);
    body.get(0).op(OpCode.V128_ANY_TRUE).op(OpCode.BR_IF, 0).op(OpCode.BR, 0).op(OpCode.END);
    return function(body.op(OpCode.END));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void aRunawayLoopIsStopped(Lowering lowering, int methodBytes) throws InterruptedException {
    try (Instance instance = instance(endless(), lowering, methodBytes)) {
      Thread stopper = new Thread(instance::interrupt);
      stopper.start();
      traps(Trap.Kind.INTERRUPTED, instance);
      stopper.join();
      Thread.currentThread().interrupt();
      traps(Trap.Kind.INTERRUPTED, instance);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void runawayRecursionIsStopped(Lowering lowering, int methodBytes) {
    WasmBytes body = new WasmBytes().u32(0).op(OpCode.CALL, 0).op(OpCode.END);
    try (Instance instance = instance(function(body), lowering, methodBytes)) {
      instance.interrupt();
      traps(Trap.Kind.INTERRUPTED, instance);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {50_001, 1_000_000, 0x7fff_ffffL, 0xffff_ffffL})
  void tooManyLocalsAreRefused(long count) {
    WasmBytes body = new WasmBytes().u32(1).u32(count).raw(WasmBytes.I64).op(OpCode.END);
    assertThatThrownBy(() -> WasmModule.parse(function(body).toArray()))
        .isInstanceOf(WasmException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {9_999, 10_001, 100_000, 900_000})
  void deepNestingCompilesOrIsRefused(int depth) {
    WasmBytes body = new WasmBytes().u32(0);
    for (int i = 0; i < depth; i++) {
      body.op(OpCode.BLOCK).raw(WasmBytes.EMPTY_BLOCK);
    }
    for (int i = 0; i <= depth; i++) {
      body.op(OpCode.END);
    }
    byte[] wasm = function(body).toArray();
    Throwable thrown =
        catchThrowable(
            () -> WasmModule.parse(wasm).compile().instantiate(Imports.none()).invoke("f"));
    if (depth < Limits.defaults().nesting()) {
      assertThat(thrown).isNull();
    } else {
      assertThat(thrown).isInstanceOf(WasmException.class);
    }
  }

  @Test
  void hugeMemoriesAndTablesAreRefused() {
    WasmBytes table = new WasmBytes().u32(1).raw(0x70, 0).u32(0x7fff_ffffL);
    byte[] tables = module().section(4, table).toArray();
    assertThatThrownBy(() -> WasmModule.parse(tables).compile().instantiate(Imports.none()))
        .isInstanceOf(WasmException.class);
    byte[] some = module().section(4, new WasmBytes().u32(1).raw(0x70, 0).u32(1_000)).toArray();
    Limits few = Limits.defaults().withTableElements(999);
    assertThatThrownBy(() -> WasmModule.parse(some, few).compile().instantiate(Imports.none()))
        .isInstanceOf(LimitException.class);
    byte[] memory = module().section(5, new WasmBytes().u32(1).raw(0).u32(65_536)).toArray();
    Limits small = Limits.defaults().withMemoryPages(1_000);
    assertThatThrownBy(() -> WasmModule.parse(memory, small).compile().instantiate(Imports.none()))
        .isInstanceOf(LimitException.class);
    byte[] beyond = module().section(5, new WasmBytes().u32(1).raw(0).u32(65_537)).toArray();
    assertThatThrownBy(() -> WasmModule.parse(beyond)).isInstanceOf(InvalidModuleException.class);
  }

  @Test
  void eachLimitCanBeSet() {
    byte[] wasm = endless().toArray();
    Limits all = Limits.defaults();
    assertThat(WasmModule.parse(wasm, all).exports()).hasSize(1);
    Stream.of(
            all.withModuleBytes(wasm.length - 1),
            new Limits(all.moduleBytes(), 5, all.locals(), all.nesting(), 1, 1),
            new Limits(all.moduleBytes(), 100, 0, all.nesting(), 1, 1),
            new Limits(all.moduleBytes(), 100, 1, 0, 1, 1))
        .forEach(
            limits ->
                assertThatThrownBy(() -> WasmModule.parse(wasm, limits))
                    .as(limits.toString())
                    .isInstanceOf(LimitException.class));
  }

  /** Counts and sizes of every section that promise far more than there is. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12})
  void hostileCountsAreRefused(int section) {
    for (long count : new long[] {1_000_000, 0x7fff_ffffL, 0xffff_ffffL}) {
      byte[] wasm = module().section(section, new WasmBytes().u32(count)).toArray();
      assertThatThrownBy(() -> WasmModule.parse(wasm))
          .as("section %d of %d", section, count)
          .isInstanceOf(WasmException.class);
      byte[] sized = module().raw(section).u32(count).raw(1).toArray();
      assertThatThrownBy(() -> WasmModule.parse(sized)).isInstanceOf(WasmException.class);
    }
  }

  @Test
  void hostileTablesOfTargetsAreRefused() {
    WasmBytes body = new WasmBytes().u32(0).i32(0).op(OpCode.BR_TABLE).u32(0xffff_ffffL);
    byte[] wasm = function(body.u32(0).op(OpCode.END)).toArray();
    assertThatThrownBy(() -> WasmModule.parse(wasm)).isInstanceOf(WasmException.class);
  }

  /** Whatever bytes are given, the parser and the compiler throw nothing but their own. */
  @Test
  void damagedModulesNeverBreakTheEngine() {
    SplittableRandom random = new SplittableRandom(3);
    int accepted = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] wasm = LoopBinaries.draw(round % 12);
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        wasm[random.nextInt(8, wasm.length)] = (byte) random.nextInt();
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(wasm.length) : wasm.length;
      byte[] damaged = Arrays.copyOf(wasm, length);
      Throwable thrown =
          catchThrowable(
              () ->
                  WasmModule.parse(damaged)
                      .compile(CompileOptions.defaults().withLowering(Lowering.SCALAR)));
      if (thrown == null) {
        accepted++;
      } else {
        assertThat(thrown).as("round %d", round).isInstanceOf(WasmException.class);
      }
    }
    assertThat(accepted).isBetween(100, 2_900);
  }
}

package dev.wasmath.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Limits;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.Trap;
import dev.wasmath.engine.WasmModule;
import dev.wasmath.engine.fuzz.LoopModules;
import dev.wasmath.engine.fuzz.WasmBytes;
import dev.wasmath.engine.ir.CleanUp;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.parse.ModuleModel;
import dev.wasmath.engine.parse.ModuleReader;
import dev.wasmath.engine.parse.SsaBuilder;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.endive.wasm.types.OpCode;

/** Loops whose bases are one pointer and constants: checked once, and exact where sums wrap. */
class DisplacedBasesTest {
  private static final int PAGE = 65_536;
  private static final int STEP = 24;

  /** {@code f(p, n)}: n times, the sum of two words off p is stored to a third, and p advances. */
  private static byte[] binary(int first, int second, int target) {
    WasmBytes code = new WasmBytes().u32(0).op(OpCode.LOOP).raw(WasmBytes.EMPTY_BLOCK);
    base(code, target);
    base(code, first).memory(OpCode.I64_LOAD, 0, 0);
    base(code, second).memory(OpCode.I64_LOAD, 0, 0).op(OpCode.I64_ADD);
    code.memory(OpCode.I64_STORE, 0, 0);
    code.get(0).i32(STEP).op(OpCode.I32_ADD).set(0);
    code.get(1).i32(-1).op(OpCode.I32_ADD).op(OpCode.LOCAL_TEE, 1).op(OpCode.BR_IF, 0);
    code.op(OpCode.END).op(OpCode.END);
    WasmBytes wasm = new WasmBytes().raw(0, 'a', 's', 'm', 1, 0, 0, 0);
    wasm.section(1, new WasmBytes().raw(1, 0x60, 2, WasmBytes.I32, WasmBytes.I32, 0));
    wasm.section(3, new WasmBytes().raw(1, 0)).section(5, new WasmBytes().raw(1, 0, 1));
    wasm.section(7, new WasmBytes().raw(2).name("f").raw(0, 0).name("memory").raw(2, 0));
    wasm.section(10, new WasmBytes().raw(1).sized(code));
    return wasm.toArray();
  }

  private static WasmBytes base(WasmBytes code, int displacement) {
    code.get(0);
    return displacement == 0 ? code : code.i32(displacement).op(OpCode.I32_ADD);
  }

  private static Graph guarded(byte[] binary, int function) {
    ModuleModel model = ModuleReader.read(binary, Limits.defaults());
    Graph graph = SsaBuilder.build(model, function);
    CleanUp.run(graph);
    Guards.run(graph, false);
    return graph;
  }

  private static List<Instruction> all(Graph graph, Op op) {
    return graph.blocks().stream()
        .flatMap(block -> block.body().stream())
        .filter(instruction -> instruction.op() == op)
        .toList();
  }

  @Test
  void basesThatDifferByConstantsAreOne() {
    Graph graph = guarded(binary(0, 8, 16), 0);
    GraphCheck.check(graph);
    assertThat(all(graph, Op.IN_BOUNDS))
        .singleElement()
        .satisfies(inside -> assertThat(inside.immediate(0)).isEqualTo(STEP));
    assertThat(all(graph, Op.I64_STORE))
        .filteredOn(store -> store.operand(0).type() == Type.I64)
        .singleElement()
        .satisfies(store -> assertThat(store.immediate(0)).isEqualTo(16));
  }

  @Test
  void checkedPointersAreCarriedAsLongs() {
    Graph graph = guarded(binary(0, 8, 16), 0);
    LongPointers.run(graph);
    GraphCheck.check(graph);
    List<Type> types =
        graph.blocks().stream().flatMap(block -> block.phis().stream()).map(p -> p.type()).toList();
    assertThat(types).containsExactlyInAnyOrder(Type.I64, Type.I32);
  }

  @Test
  void longPointersKeepTheRulesOfGraphs() {
    for (long seed = 0; seed < 60; seed++) {
      byte[] binary = LoopModules.binary(seed);
      int functions = ModuleReader.read(binary, Limits.defaults()).functions().size();
      for (int function = 0; function < functions; function++) {
        Graph graph = guarded(binary, function);
        LongPointers.run(graph);
        GraphCheck.check(graph);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Lowering.class,
      names = {"SCALAR", "V256"})
  void theEndsOfMemoryAndOfAddressesAreExact(Lowering lowering) throws Throwable {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 60; i++) {
      int first = 8 * random.nextInt(-3, 4);
      int second = 8 * random.nextInt(-3, 4);
      int target = 8 * random.nextInt(-3, 4);
      WasmModule module = WasmModule.parse(binary(first, second, target));
      CompileOptions options = CompileOptions.defaults().withLowering(lowering);
      try (Instance instance = module.compile(options).instantiate(Imports.builder().build())) {
        for (int edge : new int[] {0, PAGE}) {
          for (int near = -80; near <= 24; near += 4) {
            int turns = 1 + random.nextInt(4);
            compare(instance, new int[] {first, second, target}, edge + near, turns);
          }
        }
      }
    }
  }

  private static void compare(Instance instance, int[] displacements, int pointer, int turns)
      throws Throwable {
    MemorySegment memory = instance.memory("memory").segment();
    ByteBuffer expected = ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < PAGE; at += 8) {
      expected.putLong(at, 0x9e37_79b9_7f4a_7c15L * (at + 1));
    }
    MemorySegment.copy(expected.array(), 0, memory, ValueLayout.JAVA_BYTE, 0, PAGE);
    boolean ends = model(expected, displacements, pointer, turns);
    MethodHandle function = instance.function("f");
    boolean ended = true;
    try {
      function.invoke(pointer, turns);
    } catch (Trap trap) {
      assertThat(trap.kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
      ended = false;
    }
    String what = List.of(displacements[0], displacements[1], displacements[2]) + " " + pointer;
    assertThat(ended).as(what).isEqualTo(ends);
    assertThat(memory.mismatch(MemorySegment.ofArray(expected.array()))).as(what).isEqualTo(-1);
  }

  /** The specification's way; whether there is no trap. */
  private static boolean model(ByteBuffer memory, int[] displacements, int pointer, int turns) {
    for (int turn = 0; turn < turns; turn++) {
      int base = pointer + turn * STEP;
      for (int displacement : displacements) {
        if (Integer.toUnsignedLong(base + displacement) + 8 > PAGE) {
          return false;
        }
      }
      long sum = memory.getLong(base + displacements[0]) + memory.getLong(base + displacements[1]);
      memory.putLong(base + displacements[2], sum);
    }
    return true;
  }
}

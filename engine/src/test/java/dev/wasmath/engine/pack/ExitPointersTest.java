package dev.wasmath.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Limits;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.WasmModule;
import dev.wasmath.engine.fuzz.LoopModules;
import dev.wasmath.engine.fuzz.WasmBytes;
import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.CleanUp;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.parse.ModuleModel;
import dev.wasmath.engine.parse.ModuleReader;
import dev.wasmath.engine.parse.SsaBuilder;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import run.endive.wasm.types.OpCode;

/** Pointers that are read behind the loop that advances them. */
class ExitPointersTest {
  private static final int END = 1;
  private static final int Q = 2;
  private static final int R = 3;
  private static final int TURNS = 4;
  private static final int P = 5;

  /**
   * {@code f(start, end, q, r, turns)}: so many times, p goes from the start to the end in steps,
   * and q and r with it; the result is 31 q + r.
   */
  private static byte[] binary(int stepP, int stepQ, int stepR) {
    WasmBytes code = new WasmBytes().u32(1).raw(1, WasmBytes.I32);
    code.op(OpCode.BLOCK).raw(WasmBytes.EMPTY_BLOCK).op(OpCode.LOOP).raw(WasmBytes.EMPTY_BLOCK);
    code.get(TURNS).op(OpCode.I32_EQZ).op(OpCode.BR_IF, 1).get(0).set(P);
    code.op(OpCode.BLOCK).raw(WasmBytes.EMPTY_BLOCK).op(OpCode.LOOP).raw(WasmBytes.EMPTY_BLOCK);
    code.get(P).get(END).op(OpCode.I32_EQ).op(OpCode.BR_IF, 1);
    code.get(P).i32(stepP).op(OpCode.I32_ADD).set(P);
    code.get(Q).i32(stepQ).op(OpCode.I32_ADD).set(Q);
    code.get(R).i32(stepR).op(OpCode.I32_SUB).set(R);
    code.op(OpCode.BR, 0).op(OpCode.END).op(OpCode.END);
    code.get(TURNS).i32(1).op(OpCode.I32_SUB).set(TURNS);
    code.op(OpCode.BR, 0).op(OpCode.END).op(OpCode.END);
    code.get(Q).i32(31).op(OpCode.I32_MUL).get(R).op(OpCode.I32_ADD).op(OpCode.END);
    int i32 = WasmBytes.I32;
    WasmBytes wasm = new WasmBytes().raw(0, 'a', 's', 'm', 1, 0, 0, 0);
    wasm.section(1, new WasmBytes().raw(1, 0x60, 5, i32, i32, i32, i32, i32, 1, i32));
    wasm.section(3, new WasmBytes().raw(1, 0));
    wasm.section(7, new WasmBytes().raw(1).name("f").raw(0, 0));
    wasm.section(10, new WasmBytes().raw(1).sized(code));
    return wasm.toArray();
  }

  private static Graph graph(byte[] binary, int function) {
    ModuleModel model = ModuleReader.read(binary, Limits.defaults());
    Graph graph = SsaBuilder.build(model, function);
    CleanUp.run(graph);
    return graph;
  }

  private static long count(Graph graph, Op op) {
    return graph.blocks().stream()
        .flatMap(block -> block.body().stream())
        .filter(instruction -> instruction.op() == op)
        .count();
  }

  @Test
  void areMadeFromTheOneThatTheLoopCountsBy() {
    Graph graph = graph(binary(8, 24, -8), 0);
    long products = count(graph, Op.I32_MUL);
    assertThat(innermost(graph).phis()).as("p, q and r").hasSize(3);
    ExitPointers.run(graph);
    GraphCheck.check(graph);
    CleanUp.run(graph);
    assertThat(innermost(graph).phis()).as("p alone: no one else is read in the loop").hasSize(1);
    assertThat(count(graph, Op.I32_MUL)).as("for q, three steps a step").isEqualTo(products + 1);
  }

  private static Block innermost(Graph graph) {
    return graph.blocks().stream().filter(Block::isLoopHeader).toList().getLast();
  }

  @Test
  void stayWhereTheyAreIfTheStepsDoNotDivideTheirs() {
    Graph graph = graph(binary(8, 12, 4), 0);
    long instructions = graph.instructionCount();
    ExitPointers.run(graph);
    assertThat(graph.instructionCount()).isEqualTo(instructions);
  }

  @Test
  void keepTheRulesOfGraphs() {
    for (long seed = 0; seed < 60; seed++) {
      byte[] binary = LoopModules.binary(seed);
      int functions = ModuleReader.read(binary, Limits.defaults()).functions().size();
      for (int function = 0; function < functions; function++) {
        Graph graph = graph(binary, function);
        ExitPointers.run(graph);
        GraphCheck.check(graph);
      }
    }
  }

  @Test
  void areTheSameToTheBitWhereSumsWrapAround() throws Throwable {
    SplittableRandom random = new SplittableRandom(11);
    List<Integer> steps = List.of(-1, 1, 2, -8, 8, 16, -24, 32, 1 << 30, Integer.MIN_VALUE);
    for (int i = 0; i < 200; i++) {
      int stepP = steps.get(random.nextInt(steps.size()));
      int stepQ = steps.get(random.nextInt(steps.size()));
      int stepR = steps.get(random.nextInt(steps.size()));
      WasmModule module = WasmModule.parse(binary(stepP, stepQ, stepR));
      CompileOptions options = CompileOptions.defaults().withLowering(Lowering.SCALAR);
      try (Instance instance = module.compile(options).instantiate(Imports.none())) {
        MethodHandle function = instance.function("f");
        for (int k = 0; k < 20; k++) {
          int start = random.nextInt();
          int q = random.nextInt();
          int r = random.nextInt();
          int turns = random.nextInt(3);
          int end = start + random.nextInt(4) * stepP;
          int times = turns * steps(start, end, stepP);
          int expected = 31 * (q + times * stepQ) + r - times * stepR;
          int found = (int) function.invoke(start, end, q, r, turns);
          assertThat(found)
              .as("%d %d %d, %d times", stepP, stepQ, stepR, times)
              .isEqualTo(expected);
        }
      }
    }
  }

  private static int steps(int start, int end, int step) {
    int steps = 0;
    for (int p = start; p != end; p += step) {
      steps++;
    }
    return steps;
  }
}

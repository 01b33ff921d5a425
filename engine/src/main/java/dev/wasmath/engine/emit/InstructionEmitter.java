package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Type;
import java.lang.classfile.Label;

/** The door to the emitters of the families of operations. */
final class InstructionEmitter {
  private final Emission emission;
  private final ScalarEmitter scalars;
  private final MemoryEmitter memory;
  private final TableEmitter tables;
  private final CallEmitter calls;

  InstructionEmitter(Emission emission) {
    this.emission = emission;
    this.scalars = new ScalarEmitter(emission);
    this.memory = new MemoryEmitter(emission);
    this.tables = new TableEmitter(emission);
    this.calls = new CallEmitter(emission);
  }

  /** Computes an instruction and leaves its result, if any, on the stack. */
  void compute(Instruction instruction) {
    if (instruction.op() != Op.CALL_INDIRECT && emission.traps.tells(instruction)) {
      Label start = emission.code.newBoundLabel();
      dispatch(instruction);
      emission.traps.add(start, instruction);
    } else {
      dispatch(instruction);
    }
  }

  private void dispatch(Instruction instruction) {
    switch (instruction.op()) {
      case CALL, CALL_INDIRECT, CALL_BOUND, RESULT -> calls.compute(instruction);
      case SELECT -> select(instruction);
      case FRAME_WORDS, FRAME_OBJECTS, FRAME_LOAD, FRAME_STORE, PIECE ->
          FrameEmitter.compute(emission, instruction);
      case A_LOAD, A_STORE -> ArrayEmitter.access(emission, instruction);
      case A_V_LOAD, A_V_STORE -> emission.vectors.compute(emission, instruction);
      case MEMORY_SIZE, MEMORY_GROW, MEMORY_FILL, MEMORY_COPY, MEMORY_INIT, DATA_DROP ->
          memory.bulk(instruction);
      case CHECK_BOUNDS -> memory.checkBounds(instruction);
      case IN_BOUNDS -> memory.inBounds(instruction);
      case GLOBAL_GET, GLOBAL_SET -> tables.global(instruction);
      case TABLE_GET,
          TABLE_SET,
          TABLE_SIZE,
          TABLE_GROW,
          TABLE_FILL,
          TABLE_COPY,
          TABLE_INIT,
          ELEM_DROP,
          REF_IS_NULL,
          REF_FUNC ->
          tables.compute(instruction);
      default -> {
        if (instruction.op().isVector()) {
          emission.vectors.compute(emission, instruction);
        } else if (instruction.op().bytes() > 0) {
          memory.access(instruction);
        } else {
          scalars.compute(instruction);
        }
      }
    }
  }

  private void select(Instruction instruction) {
    if (instruction.type() == Type.V128 && !emission.vectors.onStack()) {
      emission.vectors.compute(emission, instruction);
      return;
    }
    Conditions.select(emission, instruction);
  }
}

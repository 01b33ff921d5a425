package dev.wasmath.op;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one list of kernel operations, which feeds code, tests, trials and benchmarks. */
public final class Operations {
  /** Every kernel operation, in the order in which tables print them. */
  public static final List<Operation<?>> ALL =
      List.of(
          Add.OPERATION,
          Subtract.OPERATION,
          Hadamard.OPERATION,
          Scale.OPERATION,
          Axpy.OPERATION,
          LinearCombination.OPERATION,
          Dot.OPERATION,
          Sum.OPERATION,
          Norm.OPERATION,
          Norm1.OPERATION,
          NormInfinity.OPERATION,
          Min.OPERATION,
          Max.OPERATION,
          Gemv.OPERATION,
          Gemm.OPERATION,
          Transpose.OPERATION,
          Relu.OPERATION,
          Sigmoid.OPERATION,
          Tanh.OPERATION,
          SlabSum.OPERATION,
          PanelProduct.OPERATION,
          LaneSum.OPERATION,
          PowerSums.OPERATION,
          HardySum.OPERATION,
          Exp.OPERATION,
          Log.OPERATION,
          Sin.OPERATION,
          Cos.OPERATION,
          Pow.OPERATION,
          Softplus.OPERATION,
          LeakyRelu.OPERATION,
          Gelu.OPERATION,
          Softmax.OPERATION);

  private Operations() {}

  /** The operation of that name, if there is one. */
  public static Optional<Operation<?>> named(String name) {
    return ALL.stream().filter(operation -> operation.name().equals(name)).findFirst();
  }

  /** The names of all operations, separated by commas: for messages. */
  public static String names() {
    return ALL.stream().map(Operation::name).collect(Collectors.joining(", "));
  }
}

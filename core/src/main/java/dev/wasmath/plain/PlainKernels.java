package dev.wasmath.plain;

import dev.wasmath.backend.Kernels;
import dev.wasmath.op.Add;
import dev.wasmath.op.Cos;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Exp;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Log;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Pow;
import dev.wasmath.op.PowerSums;
import dev.wasmath.op.Relu;
import dev.wasmath.op.Scale;
import dev.wasmath.op.Sigmoid;
import dev.wasmath.op.Sin;
import dev.wasmath.op.SlabSum;
import dev.wasmath.op.Softplus;
import dev.wasmath.op.Tanh;
import dev.wasmath.op.Transpose;

/** The plain-Java kernel of every operation: the table that defines the bits. */
public final class PlainKernels {
  /** The full table. */
  public static final Kernels TABLE =
      Kernels.builder()
          .put(Add.OPERATION, PlainElementwise::add)
          .put(Dot.OPERATION, PlainReductions::dot)
          .put(Norm.OPERATION, PlainReductions::norm)
          .put(Scale.OPERATION, PlainElementwise::scale)
          .put(Gemm.OPERATION, PlainMatrices::gemm)
          .put(Transpose.OPERATION, PlainMatrices::transpose)
          .put(Relu.OPERATION, PlainElementwise::relu)
          .put(Sigmoid.OPERATION, PlainExponentials::sigmoid)
          .put(Tanh.OPERATION, PlainExponentials::tanh)
          .put(SlabSum.OPERATION, PlainMatrices::slabSum)
          .put(PowerSums.OPERATION, PlainSums::powerSums)
          .put(Exp.OPERATION, PlainExponentials::exp)
          .put(Log.OPERATION, PlainLogarithm::log)
          .put(Sin.OPERATION, PlainTrigonometry::sin)
          .put(Cos.OPERATION, PlainTrigonometry::cos)
          .put(Pow.OPERATION, PlainPower::pow)
          .put(Softplus.OPERATION, PlainExponentials::softplus)
          .build();

  private PlainKernels() {}
}

package dev.wasmath.plain;

import dev.wasmath.backend.Kernels;
import dev.wasmath.op.Add;
import dev.wasmath.op.Axpy;
import dev.wasmath.op.Cos;
import dev.wasmath.op.Dot;
import dev.wasmath.op.Exp;
import dev.wasmath.op.Gelu;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Gemv;
import dev.wasmath.op.Hadamard;
import dev.wasmath.op.HardySum;
import dev.wasmath.op.LaneSum;
import dev.wasmath.op.LeakyRelu;
import dev.wasmath.op.LinearCombination;
import dev.wasmath.op.Log;
import dev.wasmath.op.Max;
import dev.wasmath.op.Min;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Norm1;
import dev.wasmath.op.NormInfinity;
import dev.wasmath.op.PanelProduct;
import dev.wasmath.op.Pow;
import dev.wasmath.op.PowerSums;
import dev.wasmath.op.Relu;
import dev.wasmath.op.Scale;
import dev.wasmath.op.Sigmoid;
import dev.wasmath.op.Sin;
import dev.wasmath.op.SlabSum;
import dev.wasmath.op.Softmax;
import dev.wasmath.op.Softplus;
import dev.wasmath.op.Subtract;
import dev.wasmath.op.Sum;
import dev.wasmath.op.Tanh;
import dev.wasmath.op.Transpose;

/** The plain-Java kernel of every operation: the table that defines the bits. */
public final class PlainKernels {
  /** The full table. */
  public static final Kernels TABLE =
      Kernels.builder()
          .put(Add.OPERATION, PlainElementwise::add)
          .put(Subtract.OPERATION, PlainElementwise::subtract)
          .put(Hadamard.OPERATION, PlainElementwise::hadamard)
          .put(Scale.OPERATION, PlainElementwise::scale)
          .put(Axpy.OPERATION, PlainElementwise::axpy)
          .put(LinearCombination.OPERATION, PlainElementwise::linearCombination)
          .put(Dot.OPERATION, PlainReductions::dot)
          .put(Sum.OPERATION, PlainReductions::sum)
          .put(Norm.OPERATION, PlainReductions::norm)
          .put(Norm1.OPERATION, PlainReductions::norm1)
          .put(NormInfinity.OPERATION, PlainReductions::normInfinity)
          .put(Min.OPERATION, PlainReductions::min)
          .put(Max.OPERATION, PlainReductions::max)
          .put(Gemv.OPERATION, PlainMatrices::gemv)
          .put(Gemm.OPERATION, PlainMatrices::gemm)
          .put(Transpose.OPERATION, PlainMatrices::transpose)
          .put(Relu.OPERATION, PlainElementwise::relu)
          .put(Sigmoid.OPERATION, PlainExponentials::sigmoid)
          .put(Tanh.OPERATION, PlainExponentials::tanh)
          .put(SlabSum.OPERATION, PlainMatrices::slabSum)
          .put(PanelProduct.OPERATION, PlainMatrices::panelProduct)
          .put(LaneSum.OPERATION, PlainMatrices::laneSum)
          .put(PowerSums.OPERATION, PlainSums::powerSums)
          .put(HardySum.OPERATION, PlainCosineSums::hardySum)
          .put(Exp.OPERATION, PlainExponentials::exp)
          .put(Log.OPERATION, PlainLogarithm::log)
          .put(Sin.OPERATION, PlainTrigonometry::sin)
          .put(Cos.OPERATION, PlainTrigonometry::cos)
          .put(Pow.OPERATION, PlainPower::pow)
          .put(Softplus.OPERATION, PlainExponentials::softplus)
          .put(LeakyRelu.OPERATION, PlainActivations::leakyRelu)
          .put(Gelu.OPERATION, PlainActivations::gelu)
          .put(Softmax.OPERATION, PlainActivations::softmax)
          .build();

  /** The longest vectors that {@link #dotOfFew} takes. */
  public static final int FEW = Dot.LANES / 2;

  private PlainKernels() {}

  /**
   * The inner product of the first {@code n} elements, at most {@link #FEW}, with the bits of the
   * table's kernel. HotSpot does not inline a method once its machine code is large, as that of the
   * whole kernel is with its loops; this is short, and its caller never pays for a call.
   */
  public static double dotOfFew(double[] a, double[] b, int n) {
    return PlainReductions.dotOfFew(a, 0, b, 0, n);
  }
}

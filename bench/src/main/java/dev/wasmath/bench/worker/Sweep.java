package dev.wasmath.bench.worker;

import dev.wasmath.Policy;
import dev.wasmath.Strategy;
import dev.wasmath.Wasmath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that calls operations of many sizes in turn through the doors, from a cold start: how
 * long all calls of each size took.
 *
 * <pre>
 *   door        by what is measured meanwhile, and kept in a wisdom file; or by what is in that
 *   best        each size by the backend that a plan names: plain Java or WebAssembly, from the start
 *   cpu, wasm   all by one of them, after a warm-up: the time of a call, to make a plan
 * </pre>
 *
 * <p>A plan has a line for each size: the operation, its shape as {@code 33x7x129}, how many calls
 * make a block, and the better backend.
 */
public final class Sweep {
  private static final long WARM_UP_NANOS = 400_000_000;
  private static final long BATCH_NANOS = 10_000_000;

  private Sweep() {}

  /** Calls of one size, and the nanoseconds they took; after a calibration, that of one call. */
  private static final class Cell {
    private final int calls;
    private final Call call;
    private double nanos;

    private Cell(int calls, Call call) {
      this.calls = calls;
      this.call = call;
    }

    static Cell of(String line, Wasmath cpu, Wasmath wasm) {
      String[] words = line.split(" ", -1);
      List<Integer> shape = Stream.of(words[1].split("x", -1)).map(Integer::valueOf).toList();
      DoorCalls doors = new DoorCalls(words[3].equals("cpu") ? cpu : wasm);
      return new Cell(Integer.parseInt(words[2]), doors.of(words[0], shape));
    }

    long block(int times) {
      long bits = 0;
      long start = System.nanoTime();
      for (int i = 0; i < times; i++) {
        bits += call.run();
      }
      nanos += System.nanoTime() - start;
      return bits;
    }

    long calibrate() {
      long start = System.nanoTime();
      long bits = 0;
      int times = 1;
      double best = Double.MAX_VALUE;
      while (System.nanoTime() - start < WARM_UP_NANOS) {
        nanos = 0;
        bits += block(times);
        best = Math.min(best, Math.max(1, nanos) / times);
        times = (int) Math.clamp(BATCH_NANOS / best, 1, 1 << 24);
      }
      nanos = best;
      return bits;
    }
  }

  /** Arguments: one of the ways above, a plan's file, the rounds, and a wisdom file. */
  public static void main(String[] arguments) throws IOException {
    List<String> plan = Files.readAllLines(Path.of(arguments[1]));
    int rounds = Integer.parseInt(arguments[2]);
    Path wisdom = Path.of(arguments[3]);
    System.out.println(
        switch (arguments[0]) {
          case "door" -> door(plan, rounds, wisdom);
          case "best" -> best(plan, rounds);
          default -> times(plan, Strategy.valueOf(arguments[0].toUpperCase(Locale.ROOT)));
        });
  }

  private static String door(List<String> plan, int rounds, Path wisdom) {
    try (Wasmath math = Wasmath.builder().wisdom(wisdom).open()) {
      List<Cell> cells = plan.stream().map(line -> Cell.of(line, math, math)).toList();
      long bits = run(cells, rounds);
      return answer(cells, math.metrics().performance().probingNanos(), bits);
    }
  }

  private static String best(List<String> plan, int rounds) {
    try (Wasmath cpu = fixed(Strategy.CPU);
        Wasmath wasm = fixed(Strategy.WASM)) {
      List<Cell> cells = plan.stream().map(line -> Cell.of(line, cpu, wasm)).toList();
      long bits = run(cells, rounds);
      return answer(cells, 0, bits);
    }
  }

  private static String times(List<String> plan, Strategy strategy) {
    try (Wasmath math = fixed(strategy)) {
      for (String line : plan) {
        // Waits until the kernel is as fast as it gets.
        var _ = math.contender(line.substring(0, line.indexOf(' ')), strategy);
      }
      List<Cell> cells = plan.stream().map(line -> Cell.of(line, math, math)).toList();
      long bits = 0;
      for (Cell cell : cells) {
        bits += cell.calibrate();
      }
      return answer(cells, 0, bits);
    }
  }

  private static Wasmath fixed(Strategy strategy) {
    return Wasmath.builder().policy(Policy.always(strategy)).open();
  }

  private static long run(List<Cell> cells, int rounds) {
    List<Cell> order = new ArrayList<>(cells);
    Random random = new Random(1);
    long bits = 0;
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(order, random);
      for (Cell cell : order) {
        bits += cell.block(cell.calls);
      }
    }
    return bits;
  }

  private static String answer(List<Cell> cells, double probing, long bits) {
    return cells.stream()
        .map(cell -> String.format(Locale.ROOT, "%.2f", cell.nanos))
        .collect(
            Collectors.joining(
                ",",
                "{\"nanos\":[",
                String.format(Locale.ROOT, "],\"probingNanos\":%.0f,\"bits\":%d}", probing, bits)));
  }
}

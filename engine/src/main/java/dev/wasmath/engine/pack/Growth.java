package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The growth of packs from a seed along operands and users, kept only if they pay. */
final class Growth {
  private static final int MOST_IN_BLOCK = 1_000;
  private static final int MOST_PRUNED = 64;

  private final Places places;
  private final PackSet packs;
  private final Tuples tuples;
  private final Benefit benefit;
  private final List<String> broken;
  private final Map<Block, BlockOrder> orders = new HashMap<>();

  Growth(Places places, Loops loops, PackSet packs, List<String> broken) {
    this.places = places;
    this.packs = packs;
    this.tuples = new Tuples(places, packs);
    this.benefit = new Benefit(places, loops, packs);
    this.broken = broken;
  }

  Block home(Value value) {
    return places.home(value);
  }

  Places places() {
    return places;
  }

  BlockOrder order(Block block) {
    return orders.computeIfAbsent(block, BlockOrder::new);
  }

  /** Packs what follows from a tuple, if that pays. */
  void grow(List<Value> seed) {
    Attempt attempt = new Attempt();
    attempt.pending.add(seed);
    attempt.run();
    settle(attempt, seed);
  }

  private void settle(Attempt attempt, List<Value> seed) {
    if (attempt.added.isEmpty()) {
      return;
    }
    attempt.prune();
    Set<Pack> scope = attempt.scope();
    long with = benefit.of(scope);
    attempt.added.forEach(packs::remove);
    long without = benefit.of(scope.stream().filter(p -> !attempt.added.contains(p)).toList());
    if (with > without) {
      attempt.added.forEach(packs::add);
    } else {
      broken.add(name(seed.getFirst()) + " by " + seed.size() + ": does not pay");
    }
  }

  private static String name(Value value) {
    return switch (value) {
      case Instruction instruction -> instruction.op().toString();
      case Phi phi -> "phi";
      default -> "value";
    };
  }

  /** The packs that follow from one seed. */
  private final class Attempt {
    private final List<Pack> added = new ArrayList<>();
    private final Deque<List<Value>> pending = new ArrayDeque<>();
    private final Deque<Pack> fresh = new ArrayDeque<>();
    private final Set<List<Value>> refused = new HashSet<>();

    void run() {
      while (!pending.isEmpty() || !fresh.isEmpty()) {
        if (pending.isEmpty()) {
          offerUsers(fresh.remove().members());
        } else {
          add(pending.pop());
        }
      }
    }

    private void add(List<Value> tuple) {
      if (packs.exactly(tuple).isPresent() || !refused.add(tuple)) {
        return;
      }
      String objection = tuples.objection(tuple);
      if (!objection.isEmpty()) {
        broken.add(objection);
        return;
      }
      Pack pack = new Pack(List.copyOf(tuple), tuples.operands(tuple));
      packs.add(pack);
      if (!isOrderly(pack)) {
        packs.remove(pack);
        broken.add(name(tuple.getFirst()) + " by " + tuple.size() + ": no order without a cycle");
        return;
      }
      added.add(pack);
      fresh.add(pack);
      for (List<Value> operand : pack.operands()) {
        Value first = operand.getFirst();
        boolean same = operand.stream().allMatch(first::equals);
        if (first.type() == Type.V128 && !same && !(first instanceof Constant)) {
          pending.push(operand);
        }
      }
    }

    private boolean isOrderly(Pack pack) {
      Value first = pack.members().getFirst();
      Block home = places.home(first);
      return first instanceof Phi
          || (home.body().size() <= MOST_IN_BLOCK && !order(home).order(packs).isEmpty());
    }

    /** Proposes the tuples of users that take the members at the same place. */
    void offerUsers(List<Value> members) {
      for (Value user : places.users(members.getFirst())) {
        if (!packs.isPacked(user) && !Places.isCold(places.home(user))) {
          matching(user, members)
              .filter(tuple -> tuples.objection(tuple).isEmpty())
              .ifPresent(this::add);
        }
      }
    }

    private Optional<List<Value>> matching(Value user, List<Value> members) {
      List<Value> tuple = new ArrayList<>();
      tuple.add(user);
      for (int j = 1; j < members.size(); j++) {
        Value best = user;
        int most = 0;
        for (Value other : places.users(members.get(j))) {
          if (!tuple.contains(other) && !packs.isPacked(other) && isLike(user, other, j)) {
            int score = 1 + tuples.score(user, other, j);
            if (score > most) {
              best = other;
              most = score;
            }
          }
        }
        if (most == 0) {
          return Optional.empty();
        }
        tuple.add(best);
      }
      return Optional.of(tuple);
    }

    private boolean isLike(Value user, Value other, int distance) {
      if (user instanceof Phi && other instanceof Phi) {
        return places.home(user) == places.home(other);
      }
      return user instanceof Instruction a
          && other instanceof Instruction b
          && a.op() == b.op()
          && a.shape() == b.shape()
          && places.home(a) == places.home(b)
          && (!MemoryAccess.isStore(a) || areApart(a, b, 16L * distance));
    }

    private static boolean areApart(Instruction first, Instruction other, long bytes) {
      MemoryAccess a = MemoryAccess.of(first);
      MemoryAccess b = MemoryAccess.of(other);
      return a.base().equals(b.base()) && b.offset() - a.offset() == bytes;
    }

    /** The packs added and those next to them. */
    Set<Pack> scope() {
      Set<Pack> scope = new HashSet<>(added);
      for (Pack pack : added) {
        for (Value member : pack.members()) {
          places.users(member).forEach(user -> packs.of(user).ifPresent(scope::add));
          Tuples.operandsOf(member).forEach(v -> packs.of(v).ifPresent(scope::add));
        }
      }
      return scope;
    }

    /** Drops the packs without which the rest is better. */
    void prune() {
      if (added.size() > MOST_PRUNED) {
        return;
      }
      Set<Pack> scope = scope();
      long with = benefit.of(scope);
      for (Pack pack : List.copyOf(added.reversed())) {
        scope.remove(pack);
        packs.remove(pack);
        long without = benefit.of(scope);
        if (without > with) {
          added.remove(pack);
          with = without;
        } else {
          packs.add(pack);
          scope.add(pack);
        }
      }
    }
  }
}

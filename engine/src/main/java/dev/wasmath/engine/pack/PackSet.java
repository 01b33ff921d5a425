package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packs chosen so far; a value is in one at most. */
final class PackSet {
  private final Map<Value, Pack> packs = new HashMap<>();
  private final List<Pack> all = new ArrayList<>();

  List<Pack> all() {
    return all;
  }

  void add(Pack pack) {
    all.add(pack);
    pack.members().forEach(member -> packs.put(member, pack));
  }

  void remove(Pack pack) {
    all.remove(pack);
    pack.members().forEach(packs::remove);
  }

  boolean isPacked(Value value) {
    return packs.containsKey(value);
  }

  Optional<Pack> of(Value value) {
    return Optional.ofNullable(packs.get(value));
  }

  /** The pack of exactly these members in this order. */
  Optional<Pack> exactly(List<Value> members) {
    return of(members.getFirst()).filter(pack -> pack.members().equals(members));
  }

  /** The wider pack of which these are an aligned part. */
  Optional<Pack> around(List<Value> part) {
    return of(part.getFirst())
        .filter(
            pack -> {
              int at = pack.members().indexOf(part.getFirst());
              int end = at + part.size();
              return at % part.size() == 0
                  && end <= pack.members().size()
                  && pack.members().subList(at, end).equals(part);
            });
  }
}

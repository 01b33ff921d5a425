package dev.wasmath.engine.split;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Which nodes of a flow graph dominate which, by the iteration of Cooper, Harvey and Kennedy (A
 * Simple, Fast Dominance Algorithm, 2001). Node 0 is the root; a node that it does not reach
 * neither dominates nor is dominated.
 */
final class Dominators {
  private final int[][] successors;
  private final int[] order;
  private final int[] rank;
  private final int[] parent;
  private final int[] enter;
  private final int[] leave;
  private int reached;

  Dominators(int[][] successors) {
    int nodes = successors.length;
    this.successors = successors;
    this.order = new int[nodes];
    this.rank = new int[nodes];
    this.parent = new int[nodes];
    this.enter = new int[nodes];
    this.leave = new int[nodes];
    Arrays.fill(rank, -1);
    Arrays.fill(parent, -1);
    Arrays.fill(enter, -1);
    number();
    solve();
    nest();
  }

  /** Whether each way from the root to the second node is through the first. */
  boolean dominates(int first, int second) {
    return enter[first] >= 0 && enter[second] >= enter[first] && leave[second] <= leave[first];
  }

  /** Puts the nodes in reverse postorder. */
  private void number() {
    boolean[] seen = new boolean[successors.length];
    int[] next = new int[successors.length];
    Deque<Integer> path = new ArrayDeque<>();
    path.push(0);
    seen[0] = true;
    int at = order.length;
    while (!path.isEmpty()) {
      int node = path.element();
      if (next[node] < successors[node].length) {
        int successor = successors[node][next[node]++];
        if (!seen[successor]) {
          seen[successor] = true;
          path.push(successor);
        }
      } else {
        order[--at] = path.pop();
      }
    }
    reached = order.length - at;
    System.arraycopy(order, at, order, 0, reached);
    for (int i = 0; i < reached; i++) {
      rank[order[i]] = i;
    }
  }

  private void solve() {
    List<List<Integer>> predecessors = predecessors();
    parent[0] = 0;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 1; i < reached; i++) {
        int node = order[i];
        int found = -1;
        for (int predecessor : predecessors.get(node)) {
          if (parent[predecessor] >= 0) {
            found = found < 0 ? predecessor : common(predecessor, found);
          }
        }
        changed |= parent[node] != found;
        parent[node] = found;
      }
    }
  }

  private List<List<Integer>> predecessors() {
    List<List<Integer>> predecessors = new ArrayList<>();
    for (int node = 0; node < successors.length; node++) {
      predecessors.add(new ArrayList<>());
    }
    for (int i = 0; i < reached; i++) {
      for (int successor : successors[order[i]]) {
        predecessors.get(successor).add(order[i]);
      }
    }
    return predecessors;
  }

  private int common(int first, int second) {
    int a = first;
    int b = second;
    while (a != b) {
      if (rank[a] > rank[b]) {
        a = parent[a];
      } else {
        b = parent[b];
      }
    }
    return a;
  }

  /** Numbers the tree so that each subtree is an interval. */
  private void nest() {
    int[] size = new int[parent.length];
    for (int i = reached - 1; i >= 0; i--) {
      int node = order[i];
      size[node]++;
      if (node != 0) {
        size[parent[node]] += size[node];
      }
    }
    int[] used = new int[parent.length];
    for (int i = 0; i < reached; i++) {
      int node = order[i];
      int up = parent[node];
      enter[node] = node == 0 ? 0 : enter[up] + 1 + used[up];
      leave[node] = enter[node] + size[node] - 1;
      if (node != 0) {
        used[up] += size[node];
      }
    }
  }
}

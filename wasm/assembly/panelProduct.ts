import { panelColumn } from "./panelColumn";
import { panelTallColumn } from "./panelTallColumn";

// Panels of A at a time: they stay in the second cache, and a panel of B in the first.
const PANELS: usize = 4;

/**
 * C = A B, of `rowPanels` panels of eight rows of A, and `columnPanels` panels of eight columns of B, each
 * of k steps. C is row-major.
 */
export function panelProduct(
  rowPanels: usize,
  columnPanels: usize,
  k: usize,
  a: usize,
  b: usize,
  c: usize,
): void {
  product(false, rowPanels, columnPanels, k, a, b, c);
}

/** As {@link panelProduct}, for processors with thirty-two vector registers. */
export function panelProductTall(
  rowPanels: usize,
  columnPanels: usize,
  k: usize,
  a: usize,
  b: usize,
  c: usize,
): void {
  product(true, rowPanels, columnPanels, k, a, b, c);
}

function product(
  tall: bool,
  rowPanels: usize,
  columnPanels: usize,
  k: usize,
  a: usize,
  b: usize,
  c: usize,
): void {
  const columns = columnPanels * 8;
  for (let i: usize = 0; i < rowPanels; i += PANELS) {
    const panels = min<usize>(rowPanels - i, PANELS);
    const rows = a + i * k * 64;
    for (let j: usize = 0; j < columnPanels; j++) {
      const panel = b + j * k * 64;
      const to = c + (i * columns + j) * 64;
      if (tall) {
        panelTallColumn(k, panels, rows, panel, to, columns);
      } else {
        panelColumn(k, panels, rows, panel, to, columns);
      }
    }
  }
}

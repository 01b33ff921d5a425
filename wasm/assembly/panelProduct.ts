import { panelColumn } from "./panelColumn";

// Panels of A at a time: they stay in the second cache, and a panel of B in the first.
const PANELS: usize = 8;

/**
 * C = A B, of `rowPanels` panels of four rows of A, and `columnPanels` panels of eight columns of B, each
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
  const columns = columnPanels * 8;
  for (let i: usize = 0; i < rowPanels; i += PANELS) {
    const panels = min<usize>(rowPanels - i, PANELS);
    for (let j: usize = 0; j < columnPanels; j++) {
      const to = c + (i * 4 * columns + j * 8) * 8;
      panelColumn(k, panels, a + i * k * 32, b + j * k * 64, to, columns);
    }
  }
}

/** What the orchestrator knows and what benchmarks measured, in formats that others read. */
@NullMarked
package dev.wasmath.report;

import org.jspecify.annotations.NullMarked;

/** The doors, the data and the orchestrator. */
@NullMarked
package dev.wasmath;

import org.jspecify.annotations.NullMarked;

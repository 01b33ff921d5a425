/** The dashboard: a small server of one page, and of what it shows. */
@NullMarked
package dev.wasmath.dashboard;

import org.jspecify.annotations.NullMarked;

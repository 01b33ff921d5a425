/** Tests of binding to arrays. */
@NullMarked
package dev.wasmath.engine.bind;

import org.jspecify.annotations.NullMarked;

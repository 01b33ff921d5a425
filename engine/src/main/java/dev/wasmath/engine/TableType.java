package dev.wasmath.engine;

import java.util.OptionalLong;

/**
 * The type of a table.
 *
 * @param element the type of the elements, a reference type
 * @param minimum the smallest number of elements
 * @param maximum the largest number of elements, if limited
 */
public record TableType(ValueType element, long minimum, OptionalLong maximum)
    implements ExternType {}

package io.salesflow.camel.routes.targets;

/**
 * How many calls a system allows.
 *
 * @param left how many it still takes now
 * @param most how many it takes in a period
 * @param period in words, such as {@code in 10s}
 */
public record CallLimit(long left, long most, String period) {}

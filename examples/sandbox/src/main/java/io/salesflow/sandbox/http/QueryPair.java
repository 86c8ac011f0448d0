package io.salesflow.sandbox.http;

/** One decoded pair of a query. */
public record QueryPair(String name, String value) {}

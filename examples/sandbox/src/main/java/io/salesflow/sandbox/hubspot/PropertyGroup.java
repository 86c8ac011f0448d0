package io.salesflow.sandbox.hubspot;

/**
 * A group that properties are shown in.
 *
 * @param name the internal name
 * @param label the name that people see
 * @param displayOrder the place among the groups, -1 for the end
 */
public record PropertyGroup(String name, String label, int displayOrder) {}

package io.salesflow.quickstart;

import java.util.List;

/**
 * The body of an import: its names are those of the arguments.
 *
 * @param linkedInUrl the LinkedIn profile
 * @param firstName the first name, or null
 * @param lastName the last name, or null
 * @param occupation the headline, or null
 * @param location where the contact lives, or null
 * @param customFields what the campaign's messages can use, in order
 */
public record ContactToImport(
        String linkedInUrl,
        String firstName,
        String lastName,
        String occupation,
        String location,
        List<String> customFields) {}

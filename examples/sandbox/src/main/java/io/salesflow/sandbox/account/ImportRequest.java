package io.salesflow.sandbox.account;

import java.util.List;

/** A contact to be imported. Names, occupation and location may be null. */
public record ImportRequest(
        int campaignId,
        LinkedInUrl url,
        String firstName,
        String lastName,
        String occupation,
        String location,
        List<String> customFields) {}

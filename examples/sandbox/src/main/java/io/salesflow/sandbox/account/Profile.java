package io.salesflow.sandbox.account;

/** What the service knows about a person. Anything but the URL may be null. */
public record Profile(
        String firstName,
        String lastName,
        String location,
        String occupation,
        String industry,
        String company,
        String email,
        String phone,
        String publicIdentifier,
        String memberUrl) {}

package io.salesflow.camel.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedInProfileTest {
    @ParameterizedTest
    @CsvSource({
        "https://linkedin.com/in/john-smith-123456,           john-smith-123456",
        "https://www.linkedin.com/in/john-smith-123456,       john-smith-123456",
        "https://www.linkedin.com/in/john-smith-123456/,      john-smith-123456",
        "https://www.linkedin.com/in/John-Smith-123456,       john-smith-123456",
        "HTTPS://WWW.LINKEDIN.COM/IN/JOHN,                    john",
        "http://linkedin.com/in/john,                         john",
        "https://www.linkedin.com/in/john?trk=x&a=/in/other,  john",
        "https://www.linkedin.com/in/john/?trk=x,             john",
        "https://www.linkedin.com/in/john#about,              john",
        "https://www.linkedin.com/in/john/details/skills/,    john",
        "https://de.linkedin.com/in/john,                     john",
        "www.linkedin.com/in/john,                            john",
        "linkedin.com/in/john,                                john",
        "' https://linkedin.com/in/john ',                    john",
        "https://www.linkedin.com/in/j%C3%B6rg-m%C3%BCller,   jörg-müller",
        "https://www.linkedin.com/in/jörg-müller,             jörg-müller",
        "https://www.linkedin.com/in/a+b,                     a+b",
        "https://www.linkedin.com/in/100%,                    100%",
    })
    void aProfileIsKnownByItsName(String url, String slug) {
        assertThat(LinkedInProfile.slug(url)).contains(slug);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "john",
                "https://www.linkedin.com/company/acme",
                "https://www.linkedin.com/in/",
                "https://www.linkedin.com/",
                "https://www.linkedin.com.evil.example/in/john",
                "https://notlinkedin.com/in/john",
                "https://example.com/?u=https://www.linkedin.com/in/john",
                "https://example.com/linkedin.com/in/john",
            })
    void whatIsNoProfileHasNoName(String url) {
        assertThat(LinkedInProfile.slug(url)).isEmpty();
    }

    @Test
    void aContactIsKnownByItsProfileOrElseItsPublicIdentifier() {
        assertThat(contact("identity100", "https://linkedin.com/in/John").linkedInSlug())
                .isEqualTo("john");
        assertThat(contact(null, "https://linkedin.com/in/John").linkedInSlug()).isEqualTo("john");
        assertThat(contact("Identity100", null).linkedInSlug()).isEqualTo("identity100");
        assertThat(contact("Identity100", "https://example.com").linkedInSlug()).isEqualTo("identity100");
        assertThat(contact(null, null).linkedInSlug()).isNull();
    }

    private static Contact contact(String publicIdentifier, String memberUrl) {
        return new Contact(
                1L,
                publicIdentifier,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                memberUrl,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
